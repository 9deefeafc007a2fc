-- What is to be followed up: each issued requirement with each answer to it, and what stands out about it.
-- :year :party (null: all)
with answers(requirement, response, status, status_raw) as (
    select requirement, response, status, status_raw from response_requirements
    union
    select l.earlier, rr.response, rr.status, rr.status_raw
    from links l join response_requirements rr on rr.requirement = l.later
    where l.kind = 'reported' and (l.certainty = 'certain' or l.verdict = 'confirmed') and coalesce(l.verdict, '') <> 'rejected'
),
followed as (
    select r.id, r.text, r.kind, r.printed_id, r.language, r.page, d.id as document, d.title as document_title, d.issuer, d.recipient, d.year, d.level,
           a.response, a.status, a.status_raw, s.basis, s.text as response_text, s.page as response_page, s.document as response_document,
           sd.title as response_title, sd.language as response_language,
           exists (select 1 from findings f where f.requirement = r.id and f.kind = 'unanswered') as unanswered,
           (select group_concat(o.title, '; ') from findings f, json_each(f.compared) c join documents o on o.id = c.value
            where f.requirement = r.id and f.kind = 'unanswered') as looked_through,
           exists (select 1 from findings f where f.requirement = r.id and f.kind = 'not_passed_down') as not_passed_down,
           a.response is null and exists (select 1 from findings f where f.requirement = r.id and f.kind = 'unanswered')
             and exists (select 1 from deadlines x where x.requirement = r.id and x.type = 'due'
               and x.date < (select value from meta where key = 'built')) as overdue,
           a.status in ('ikke_oppfylt', 'delvis', 'forsinket') and s.basis = 'result' as not_met,
           s.basis = 'forecast' as forecast,
           coalesce((select o.raw || ' / ' || t.raw from outcomes o join targets t on t.requirement = r.id and t.unit = o.unit
               where o.response = a.response and a.status = 'oppfylt' and s.basis = 'result' and (o.scope is null or t.scope is null or o.scope = t.scope)
                 and ((t.op = '<' and o.value >= t.value) or (t.op = '<=' and o.value > t.value) or (t.op = '>' and o.value <= t.value) or (t.op = '>=' and o.value < t.value))
               limit 1), '') as contradiction
    from requirements r join documents d on d.id = r.document
    left join answers a on a.requirement = r.id
    left join responses s on s.id = a.response
    left join documents sd on sd.id = s.document
    where r.origin = 'issued' and r.kind not in ('føring', 'indikatordefinisjon') and d.variant_of is null
      and (:year is null or d.year = :year)
      and (:party is null or exists (select 1 from document_parties dp where dp.document = d.id and dp.party = :party))
)
