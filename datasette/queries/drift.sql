-- Deadlines along a life in the line that it is shown for, oldest first. :life and :line are JSON lists of ids
select r.id, d.title as document_title, d.recipient, d.year, d.published, r.page, r.document, f.raw, f.date, f.precision, f.type
from json_each(:life) l join requirements r on r.id = l.value join documents d on d.id = r.document join deadlines f on f.requirement = r.id
where f.date is not null and f.type in ('due', 'revised') and r.origin = 'issued'
  and (d.id in (select dp.document from document_parties dp where dp.party in (select value from json_each(:line)) and dp.role = 'recipient')
    or not exists (select 1 from document_parties dp where dp.document = d.id))
order by coalesce(d.published, d.year), d.id, f.date
