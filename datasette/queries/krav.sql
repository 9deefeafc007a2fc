-- One requirement with its document. :id
select r.id, r.kind, r.printed_id, r.section, r.section_id, r.lead_in, r.text, r.background, r.parent, r.origin, r.reporting,
       r.set_by, r.page, r.confidence, r.reasons as reasons_json, r.language, r.number,
       (select page_label from places where item = r.id order by page limit 1) as page_label,
       (select line from places where item = r.id order by page limit 1) as line,
       d.id as document, d.title as document_title, d.local_name, d.genre, d.issuer, d.recipient, d.level, d.year, d.published,
       d.facsimile, d.file, d.replaces, d.amends,
       (select text from requirements where id = r.parent) as parent_text
from requirements r join documents d on d.id = r.document
where r.id = :id
