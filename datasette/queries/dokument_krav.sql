-- The outline of a document: its requirements in reading order, with heading path and answers. :id
select r.id, r.number, r.kind, r.printed_id, r.section, r.lead_in, r.text, r.origin, r.page, r.language, r.parent,
       (select page_label from places where item = r.id order by page limit 1) as page_label,
       (select line from places where item = r.id order by page limit 1) as line,
       (select rr.status from response_requirements rr where rr.requirement = r.id limit 1) as status,
       (select rr.ground from response_requirements rr where rr.requirement = r.id limit 1) as ground,
       (select s.basis from response_requirements rr join responses s on s.id = rr.response where rr.requirement = r.id limit 1) as basis,
       (select count(*) from links l where l.later = r.id and l.certainty = 'certain')
         + (select count(*) from links l where l.earlier = r.id and l.certainty = 'certain') as links
from requirements r where r.document = :id order by r.number
