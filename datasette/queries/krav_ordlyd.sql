-- What later documents said about the requirement: wording in force by date. :id
select a.kind, a.date, a.document, d.title as document_title, a.raw, a.page
from amendments a left join documents d on d.id = a.document
where a.requirement = :id order by a.date is null, a.date
