-- The documents in which a life was looked for: those to (or, for reports, from) the parties of its line. :line is a JSON list of party ids
select distinct d.id, d.title, d.genre, d.issuer, d.recipient, d.year, d.published,
       case when d.genre in ('statustabell', 'tertialrapport', 'årlig_melding', 'delårsrapport') then 'rapport' else coalesce(d.level, 'region') end as step
from document_parties dp cross join documents d on d.id = dp.document
where dp.party in (select value from json_each(:line)) and d.variant_of is null and d.year is not null
  and dp.role = case when d.genre in ('statustabell', 'tertialrapport', 'årlig_melding', 'delårsrapport') then 'issuer' else 'recipient' end
order by d.year, coalesce(d.published, d.year), d.id
