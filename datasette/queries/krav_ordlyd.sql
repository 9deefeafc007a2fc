-- What later documents said about a requirement, itself or where they restate or amend it: wording in force by date. :id
with told(id) as (
    select :id
    union
    select l.later from links l where l.earlier = :id and l.kind in ('reported', 'amended') and (l.certainty = 'certain' or l.verdict = 'confirmed')
      and coalesce(l.verdict, '') <> 'rejected'
)
select * from (
    select a.kind, coalesce(a.date, d.meeting_date, d.published) as date, a.document, d.title as document_title, a.raw, a.page, d.language, a.requirement
    from told join amendments a on a.requirement = told.id left join documents d on d.id = a.document
    union
    select 'amended', coalesce(d.meeting_date, d.version_date, d.published), d.id, d.title, r.text, r.page, r.language, r.id
    from links l join requirements r on r.id = l.later join documents d on d.id = r.document
    where l.earlier = :id and l.kind = 'amended' and (l.certainty = 'certain' or l.verdict = 'confirmed') and coalesce(l.verdict, '') <> 'rejected'
)
order by date is null, date, document, page
