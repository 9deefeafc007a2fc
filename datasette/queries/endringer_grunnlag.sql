-- What became of the requirements of one year in another. :from :to :party (null: all)
with pairs as (
    select case when l.kind = 'cascade' then 'same' else l.kind end as class, l.id as link, l.certainty, l.verdict, l.decided_by, l.decided_on,
           e.id as earlier, e.text as earlier_text, e.page as earlier_page, ed.id as earlier_document, ed.title as earlier_title, e.language as earlier_language,
           n.id as later, n.text as later_text, n.page as later_page, nd.id as later_document, nd.title as later_title, n.language as later_language,
           coalesce(nd.recipient, ed.recipient) as recipient, coalesce(nd.issuer, ed.issuer) as issuer, n.kind,
           (select json_group_array(json_object('field', c.field, 'before', c.before, 'after', c.after)) from changes c where c.link = l.id) as changes_json,
           (select json_extract(v.value, '$.level') from json_each(l.evidence) v where json_extract(v.value, '$.feature') = 'grep') as move, null as why
    from links l join requirements e on e.id = l.earlier join documents ed on ed.id = e.document
    join requirements n on n.id = l.later join documents nd on nd.id = n.document
    where ed.year = :from and nd.year = :to and l.kind in ('same', 'reworded', 'changed', 'split', 'merged')
      and e.origin = 'issued' and n.origin = 'issued'
      and (l.certainty = 'certain' or l.verdict = 'confirmed') and coalesce(l.verdict, '') <> 'rejected'
      and (:party is null or exists (select 1 from document_parties dp where dp.document in (ed.id, nd.id) and dp.party = :party))
    union all
    select f.kind, null, 'certain', null, null, null,
           case f.kind when 'gone' then r.id end, case f.kind when 'gone' then r.text end, case f.kind when 'gone' then r.page end,
           case f.kind when 'gone' then d.id end, case f.kind when 'gone' then d.title end, r.language,
           case f.kind when 'new' then r.id end, case f.kind when 'new' then r.text end, case f.kind when 'new' then r.page end,
           case f.kind when 'new' then d.id end, case f.kind when 'new' then d.title end, r.language, d.recipient, d.issuer, r.kind, '[]', null, f.why
    from findings f join requirements r on r.id = f.requirement join documents d on d.id = r.document
    where ((f.kind = 'gone' and d.year = :from) or (f.kind = 'new' and d.year = :to)) and r.origin = 'issued'
      and exists (select 1 from json_each(f.compared) c join documents o on o.id = c.value where o.year = case f.kind when 'gone' then :to else :from end)
      and (:party is null or exists (select 1 from document_parties dp where dp.document = d.id and dp.party = :party))
)
