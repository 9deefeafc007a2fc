-- Other regions' requirements with the same wording. :life is a JSON list of requirement ids
select distinct o.id, o.text, o.language, o.page, d.id as document, d.title as document_title, d.recipient, d.year, l.certainty, l.verdict, l.decided_by, l.decided_on
from json_each(:life) life
join links l on l.earlier = life.value or l.later = life.value
join requirements o on o.id = case when l.earlier = life.value then l.later else l.earlier end
join documents d on d.id = o.document
where l.kind = 'sibling' and (l.certainty = 'certain' or l.verdict = 'confirmed') and coalesce(l.verdict, '') <> 'rejected'
  and o.id not in (select value from json_each(:life))
order by d.year, d.recipient limit 60
