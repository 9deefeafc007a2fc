-- What could not be read or is doubtful, by kind.
select stage, problem, severity, count(*) as count, count(distinct document) as documents, min(message) as example
from issues group by problem, severity order by instr('error warning note', severity), count(*) desc
