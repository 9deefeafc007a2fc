-- Issued requirements by year and step, for the plot.
select d.year, d.level as series, count(*) as value from requirements r join documents d on d.id = r.document
where r.origin = 'issued' and d.year is not null and d.level is not null group by 1, 2 order by 1, 2
