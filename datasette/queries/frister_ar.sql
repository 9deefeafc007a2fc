-- How many deadlines fall in each year.
select substr(x.date, 1, 4) as year, count(*) as count from deadlines x join requirements r on r.id = x.requirement where r.origin = 'issued' and x.date is not null group by 1 order by 1
