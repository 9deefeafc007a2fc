-- The text of a page, block by block, with what holds each. :id :page
select b.number, b.kind, b.level, b.marker, b.text, b.line, b.requirement, b.response
from blocks b where b.document = :id and b.page = :page order by b.number
