-- Deadlines along a life, oldest first. :life is a JSON list of requirement ids
select r.id, d.title as document_title, d.recipient, d.year, d.published, r.page, r.document, f.raw, f.date, f.precision, f.type
from json_each(:life) l join requirements r on r.id = l.value join documents d on d.id = r.document join deadlines f on f.requirement = r.id
where f.date is not null and f.type in ('due', 'revised') and r.origin = 'issued'
order by coalesce(d.published, d.year), d.id, f.date
