-- Sentences with a normative verb that no requirement or answer holds. :id
select page, text, held_as from statements where document = :id and requirement is null and response is null
order by held_as is not null, page, id limit 200
