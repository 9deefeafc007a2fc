-- with: endringer_grunnlag
-- One page of the changes. :class :limit :offset
select *, count(*) over () as total from pairs where (:class is null or class = :class)
order by instr('changed reworded split merged new gone same', class), recipient, coalesce(later_document, earlier_document), coalesce(later_page, earlier_page), coalesce(later, earlier)
limit :limit offset :offset
