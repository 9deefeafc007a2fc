-- The outline of a document: its requirements in reading order, with heading path and answers. :id
select r.id, r.number, r.kind, r.printed_id, r.section, r.lead_in, r.text, r.origin, r.page, r.language, r.parent,
       (select page_label from places where item = r.id order by page limit 1) as page_label,
       (select line from places where item = r.id order by page limit 1) as line,
       rr.status, rr.ground, s.basis,
       (select count(*) from links l where l.later = r.id and l.certainty = 'certain')
         + (select count(*) from links l where l.earlier = r.id and l.certainty = 'certain') as links
from requirements r
left join response_requirements rr on rr.rowid = (select min(rowid) from response_requirements where requirement = r.id)
left join responses s on s.id = rr.response
where r.document = :id order by r.number
