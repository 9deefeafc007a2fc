-- Where a requirement stands, one row a page, with the page's size. :id
select pl.page, pl.page_label, pl.x0, pl.top, pl.x1, pl.bottom, pl.line, p.width, p.height, d.id as document, d.title as document_title, d.file, d.sha256
from places pl join requirements r on r.id = pl.item join documents d on d.id = r.document left join pages p on p.document = d.id and p.number = pl.page
where pl.item = :id order by pl.page, pl.top
