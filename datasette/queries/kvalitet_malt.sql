-- Measured against labels made by hand, by document or pair of documents.
select e.document, d.title, e.measure, e.p, e.r, e.n from evaluations e left join documents d on d.id = e.document where e.document not like 'alle%' order by e.document, e.measure
