-- Measured against labels in sum: documents that the rules were made on, and those that they were not (held out).
select o.measure, o.p, o.r, o.n, h.p as held_p, h.r as held_r, h.n as held_n
from evaluations o left join evaluations h on h.measure = o.measure and h.document = 'alle (held_out)'
where o.document = 'alle' order by o.rowid
