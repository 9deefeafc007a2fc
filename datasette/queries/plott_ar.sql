-- Issued requirements by year and step, for the plot.
select year, series, count as value from site_counts where name = 'issued_by_level' order by year, series
