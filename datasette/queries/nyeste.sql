-- The newest documents.
select id, title, genre, issuer, recipient, year, published, pages,
       (select count(*) from requirements r where r.document = d.id and r.origin = 'issued') as issued
from documents d where variant_of is null order by coalesce(published, year || '-00') desc, id limit 6
