-- Links from one year to the next by kind, for the plot.
select d.year, l.kind as series, count(*) as value from links l join requirements r on r.id = l.later join documents d on d.id = r.document
join requirements e on e.id = l.earlier join documents ed on ed.id = e.document
where l.certainty = 'certain' and coalesce(l.verdict, '') <> 'rejected' and l.kind in ('same', 'reworded', 'changed', 'split', 'merged') and ed.year < d.year
group by 1, 2 order by 1, 2
