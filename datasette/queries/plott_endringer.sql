-- Links from one year to the next by kind, for the plot.
select year, series, count as value from site_counts where name = 'changes' order by year, series
