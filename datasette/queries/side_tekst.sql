-- The text of a page, block by block, with what holds each; a block that began on the page before and goes on here comes too. :id :page
select b.number, b.kind, b.level, b.marker, b.text, b.line, b.requirement, b.response, b.page < :page as continued,
       r.kind as requirement_kind, r.printed_id
from blocks b left join requirements r on r.id = b.requirement
where b.document = :id and (b.page = :page or (b.page = :page - 1 and coalesce(b.requirement, b.response) in (
      select pl.item from places pl where pl.page = :page and pl.item = coalesce(b.requirement, b.response))
      and b.number = (select max(o.number) from blocks o where o.document = :id and o.page = :page - 1 and coalesce(o.requirement, o.response) = coalesce(b.requirement, b.response))))
order by b.number
