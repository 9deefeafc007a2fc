-- What is marked on a page: requirements and answers with their boxes. :id :page
select pl.item, 'requirement' as what, r.kind, r.text, r.printed_id, r.language, pl.x0, pl.top, pl.x1, pl.bottom, pl.line
from places pl join requirements r on r.id = pl.item where r.document = :id and pl.page = :page
union all
select pl.item, 'response', null, s.text, null, d.language, pl.x0, pl.top, pl.x1, pl.bottom, pl.line
from places pl join responses s on s.id = pl.item join documents d on d.id = s.document where s.document = :id and pl.page = :page
order by 8, 9
