-- All links of one requirement with what they rest on, best first. :id
select l.id, l.kind, l.certainty, l.rank, l.score, l.evidence as evidence_json, l.verdict, l.decided_by, l.decided_on, l.why,
       l.earlier, l.later, case when l.later = :id then 'up' else 'down' end as direction,
       o.id as other, o.text, o.language, o.kind as other_kind, o.printed_id, o.origin, o.page,
       (select page_label from places where item = o.id order by page limit 1) as page_label,
       d.id as document, d.title as document_title, d.genre, d.issuer, d.recipient, d.level, d.year,
       (select json_group_array(json_object('field', c.field, 'before', c.before, 'after', c.after)) from changes c where c.link = l.id) as changes_json
from links l
join requirements o on o.id = case when l.later = :id then l.earlier else l.later end
join documents d on d.id = o.document
where l.id in (select id from links where later = :id union select id from links where earlier = :id)
order by l.certainty = 'candidate', coalesce(l.verdict, '') = 'rejected', l.rank, l.score desc
