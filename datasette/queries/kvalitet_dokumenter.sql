-- Coverage by document: pages, sentences with a normative verb, and how many no requirement or answer holds.
select d.id, d.title, d.year, d.recipient, d.pages,
       (select count(*) from pages p where p.document = d.id and p.letters = 0) as unread_pages,
       (select count(*) from requirements r where r.document = d.id) as requirements,
       (select count(*) from statements s where s.document = d.id) as statements,
       (select count(*) from statements s where s.document = d.id and s.requirement is null and s.response is null) as left_over,
       (select count(*) from issues i where i.document in (d.id, d.file) and i.severity <> 'note') as issues
from documents d where d.variant_of is null order by d.year desc, d.title, d.id
