-- The cards of a life: requirements in the documents that issued them, and answers in the reports.
-- :life is a JSON list of requirement ids, :line a JSON list of party ids (who the life is shown for).
-- Links are read for cards of the line alone: the others are shown as a name and a page.
with life(id) as materialized (select value from json_each(:life)),
line(id) as materialized (select value from json_each(:line)),
card(what, id, requirement, document, page, text, language, kind, printed_id, origin, status, status_raw, ground, basis, as_of) as (
    select 'krav', r.id, r.id, r.document, r.page, r.text, r.language, r.kind, r.printed_id, r.origin, null, null, null, null, null
    from life join requirements r on r.id = life.id
    where not exists (select 1 from response_requirements rr join responses s on s.id = rr.response
                      where rr.requirement = r.id and s.document = r.document)
    union all
    select 'svar', s.id, rr.requirement, s.document, s.page, s.text, d.language, r.kind, r.printed_id, r.origin, rr.status, rr.status_raw, rr.ground, s.basis, s.as_of
    from life join response_requirements rr on rr.requirement = life.id join responses s on s.id = rr.response
    join requirements r on r.id = rr.requirement join documents d on d.id = s.document
    group by s.id, rr.status
),
placed as (
    select card.*, d.title as document_title, d.genre, d.issuer, d.recipient, d.year, d.published,
           case when card.what = 'svar' or d.genre in ('statustabell', 'tertialrapport', 'årlig_melding', 'delårsrapport')
                then 'rapport' else coalesce(d.level, 'region') end as step,
           exists (select 1 from document_parties dp where dp.document = d.id and dp.party in (select id from line)
                   and dp.role = case when card.what = 'svar' or d.genre in ('statustabell', 'tertialrapport', 'årlig_melding', 'delårsrapport')
                                      then 'issuer' else 'recipient' end)
             or not exists (select 1 from document_parties dp where dp.document = d.id) as in_line
    from card join documents d on d.id = card.document
    order by d.year, coalesce(d.published, d.year), d.id, card.page
)
select placed.*,
       (select page_label from places where item = placed.id order by page limit 1) as page_label,
       (select line from places where item = placed.id order by page limit 1) as line,
       case when in_line then (
           select json_group_array(json_object('id', l.id, 'kind', l.kind, 'direction', 'up', 'certainty', l.certainty, 'verdict', l.verdict, 'decided_by', l.decided_by,
               'decided_on', l.decided_on, 'earlier', l.earlier,
               'changes', json((select json_group_array(distinct c.field) from changes c where c.link = l.id))))
           from links l where l.later = placed.requirement and l.kind not in ('related', 'sibling') and (l.certainty = 'certain' or l.verdict = 'confirmed')
             and coalesce(l.verdict, '') <> 'rejected' and l.earlier in (select id from life)) end as links_json
from placed
