-- Three worked examples, chosen when the base was built.
select x.what, r.id, r.text, r.language, d.title as document_title, d.year, x.before, x.after
from site_examples x join requirements r on r.id = x.requirement join documents d on d.id = r.document
order by instr('lengst tall frist stille', x.what)
