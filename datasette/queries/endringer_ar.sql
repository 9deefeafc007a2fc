-- The last two years that certain links run between, as the first choice.
select ed.year as "from", nd.year as "to", count(*) as links
from links l join requirements e on e.id = l.earlier join documents ed on ed.id = e.document join requirements n on n.id = l.later join documents nd on nd.id = n.document
where l.kind in ('same', 'reworded', 'changed', 'split', 'merged') and ed.year < nd.year group by 1, 2 order by 2 desc, 1 desc limit 1
