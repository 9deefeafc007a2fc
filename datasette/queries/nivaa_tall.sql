-- Targets along a life, one row a requirement that has any, top down. :life is a JSON list of requirement ids
select r.id, d.title as document_title, d.issuer, d.recipient, d.level, d.year, r.page, r.document, t.raw, t.op, t.value, t.unit, t.scope, t.horizon, t.quantifier
from json_each(:life) l join requirements r on r.id = l.value join documents d on d.id = r.document join targets t on t.requirement = r.id
where r.origin = 'issued' and d.genre not in ('statustabell', 'tertialrapport', 'årlig_melding', 'delårsrapport')
order by d.year, instr('stat region foretak klinikk', d.level), d.id, r.number, t.rowid
