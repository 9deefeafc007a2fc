-- Documents that ought to be here, by the catalogue, and are not: to (or, for reports, from) the parties of a line. :line is a JSON list of party ids
select e.genre, e.issuer, e.recipient, e.year, e.state, e.note,
       case when e.genre in ('statustabell', 'tertialrapport', 'årlig_melding', 'delårsrapport') then 'rapport' else coalesce(p.level, 'region') end as step
from expected_documents e join parties p on p.name =
    case when e.genre in ('statustabell', 'tertialrapport', 'årlig_melding', 'delårsrapport') then e.issuer else e.recipient end
where e.state <> 'present' and p.id in (select value from json_each(:line)) order by e.year, e.genre
