-- with: frister_grunnlag
-- One page of the deadlines, earliest first, those without a date last. :limit :offset
select *, count(*) over () as total from due order by date is null, date, document, page, id limit :limit offset :offset
