-- The pages of a document, with what stands on each. :id
select p.number, p.label, p.letters,
       (select count(distinct r.id) from requirements r where r.document = p.document and r.page = p.number) as requirements
from pages p where p.document = :id order by p.number
