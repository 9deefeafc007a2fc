-- Targets along a life in the line that it is shown for, top down. :life and :line are JSON lists of ids
select r.id, d.title as document_title, d.issuer, d.recipient, d.level, d.year, r.page, r.document, t.raw, t.op, t.value, t.unit, t.scope, t.horizon, t.quantifier
from json_each(:life) l join requirements r on r.id = l.value join documents d on d.id = r.document join targets t on t.requirement = r.id
where r.origin = 'issued' and d.genre not in ('statustabell', 'tertialrapport', 'årlig_melding', 'delårsrapport')
  and (d.id in (select dp.document from document_parties dp where dp.party in (select value from json_each(:line)) and dp.role = 'recipient')
    or not exists (select 1 from document_parties dp where dp.document = d.id))
order by d.year, instr('stat region foretak klinikk', d.level), d.id, r.number, t.rowid
