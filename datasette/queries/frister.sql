-- with: frister_grunnlag
-- One page of the deadlines, earliest first, those without a date last; what costs is read for the rows that are shown. :limit :offset
, page as materialized (
    select deadline, count(*) over () as total from due order by date is null, date, document, page, id limit :limit offset :offset
),
answered as (
    select page.deadline, rr.status, rr.ground, s.basis, row_number() over (partition by page.deadline order by s.as_of desc) as place
    from page join deadlines x on x.rowid = page.deadline
    join response_requirements rr on rr.requirement = x.requirement
      or rr.requirement in (select l.later from links l where l.earlier = x.requirement and l.kind = 'reported' and l.certainty = 'certain')
    join responses s on s.id = rr.response
)
select x.date, x.raw, x.precision, x.type, x.doubt, r.id, r.text, r.kind, r.language, r.page, r.printed_id, d.id as document, d.title as document_title,
       d.issuer, d.recipient, d.year,
       (select group_concat(distinct p.name) from requirement_parties rp join parties p on p.id = rp.party where rp.requirement = r.id and rp.role = 'addressee') as addressees,
       a.status, a.ground, a.basis,
       x.date < (select value from meta where key = 'built')
         and exists (select 1 from findings f where f.requirement = r.id and f.kind = 'unanswered') as passed,
       page.total
from page cross join deadlines x on x.rowid = page.deadline join requirements r on r.id = x.requirement join documents d on d.id = r.document
left join answered a on a.deadline = page.deadline and a.place = 1
order by x.date is null, x.date, d.id, r.page, r.id
