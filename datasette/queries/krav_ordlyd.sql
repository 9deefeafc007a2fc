-- What later documents said about the requirement: wording in force by date. :id
select a.kind, a.date, a.document, d.title as document_title, d.published, a.raw, a.page
from amendments a left join documents d on d.id = a.document
where a.requirement = :id order by coalesce(a.date, d.published) is null, coalesce(a.date, d.published)
