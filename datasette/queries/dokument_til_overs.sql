-- Sentences with a normative verb that no requirement or answer holds. :id
select page, text from statements where document = :id and requirement is null and response is null order by page, id limit 200
