-- Deadlines of issued requirements. :year (of the deadline) :type :party (null: all)
with due as (
    select x.date, x.raw, x.precision, x.type, x.doubt, r.id, r.text, r.kind, r.language, r.page, r.printed_id, d.id as document, d.title as document_title,
           d.issuer, d.recipient, d.year,
           (select group_concat(distinct p.name) from requirement_parties rp join parties p on p.id = rp.party where rp.requirement = r.id and rp.role = 'addressee') as addressees,
           (select rr.status from response_requirements rr join responses s on s.id = rr.response where rr.requirement = r.id
              or rr.requirement in (select l.later from links l where l.earlier = r.id and l.kind = 'reported' and l.certainty = 'certain') order by s.as_of desc limit 1) as status,
           (select s.basis from response_requirements rr join responses s on s.id = rr.response where rr.requirement = r.id
              or rr.requirement in (select l.later from links l where l.earlier = r.id and l.kind = 'reported' and l.certainty = 'certain') order by s.as_of desc limit 1) as basis,
           x.date < (select value from meta where key = 'built')
             and exists (select 1 from findings f where f.requirement = r.id and f.kind = 'unanswered') as passed
    from deadlines x join requirements r on r.id = x.requirement join documents d on d.id = r.document
    where r.origin = 'issued' and d.variant_of is null and (:type is null or x.type = :type)
      and (:year is null or substr(x.date, 1, 4) = cast(:year as text))
      and (:party is null or exists (select 1 from document_parties dp where dp.document = d.id and dp.party = :party))
)
