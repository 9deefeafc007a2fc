-- Other regions' requirements with the same wording. :life is a JSON list of requirement ids
with tied(id, link) as (
    select l.later, l.rowid from json_each(:life) life cross join links l on l.earlier = life.value where l.kind = 'sibling'
    union select l.earlier, l.rowid from json_each(:life) life cross join links l on l.later = life.value where l.kind = 'sibling'
)
select distinct o.id, o.text, o.language, o.page, d.id as document, d.title as document_title, d.recipient, d.year, l.certainty, l.verdict, l.decided_by, l.decided_on
from tied join links l on l.rowid = tied.link join requirements o on o.id = tied.id join documents d on d.id = o.document
where (l.certainty = 'certain' or l.verdict = 'confirmed') and coalesce(l.verdict, '') <> 'rejected'
  and o.id not in (select value from json_each(:life))
order by d.year, d.recipient limit 60
