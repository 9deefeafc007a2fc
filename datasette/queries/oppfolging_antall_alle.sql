-- The same of the whole base, counted when it was built.
select json_group_object(series, count) as counts_json from site_counts where name = 'follow_up'
