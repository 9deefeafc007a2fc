-- Measured against labels made by hand.
select e.document, d.title, e.measure, e.p, e.r, e.n from evaluations e left join documents d on d.id = e.document order by e.document, e.measure
