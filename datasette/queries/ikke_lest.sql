-- Files of the corpus that gave no document, and why.
select i.document as file, i.message, i.text, i.severity
from issues i where i.document is not null and i.severity = 'error' and not exists (select 1 from documents d where d.id = i.document or d.file = i.document)
order by i.document
