-- One document. :id
select d.*, d.inferred as inferred_json,
       (select count(*) from requirements r where r.document = d.id and r.origin = 'issued') as issued,
       (select count(*) from requirements r where r.document = d.id and r.origin = 'restated') as restated,
       (select count(*) from responses s where s.document = d.id) as responses,
       (select count(*) from statements s where s.document = d.id and s.requirement is null and s.response is null) as left_over
from documents d where d.id = :id
