-- What could not be read, or is doubtful, in a document. :id
select page, message, text, severity, problem from issues where document in (:id, (select file from documents where id = :id))
order by instr('error warning note', severity), page is not null, page limit 200
