-- Documents that a requirement cites, and how many other requirements cite the same. :id
select c.raw, c.target, (select count(distinct o.requirement) - 1 from citations o where o.target = c.target) as others
from citations c where c.requirement = :id order by c.rowid
