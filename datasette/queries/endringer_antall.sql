-- with: endringer_grunnlag
-- How many of each class.
select class, count(*) as count from pairs group by class order by instr('changed reworded split merged new gone same', class)
