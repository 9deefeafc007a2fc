-- The last two years that links run between, as the first choice.
select cast(series as integer) as "from", year as "to", count as links from site_counts where name = 'years_linked'
order by year desc, 1 desc limit 1
