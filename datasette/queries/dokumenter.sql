-- All published documents, newest first, with what was read and what was not.
select d.id, d.title, d.genre, d.local_name, d.issuer, d.recipient, d.level, d.year, d.published, d.language, d.pages, d.file,
       (select json_group_array(json_object('id', v.id, 'file', v.file)) from documents v where v.variant_of = d.id) as variants_json,
       (select count(*) from requirements r where r.document = d.id and r.origin = 'issued') as issued,
       (select count(*) from requirements r where r.document = d.id and r.origin = 'restated') as restated,
       (select count(*) from responses s where s.document = d.id) as responses,
       (select count(*) from pages p where p.document = d.id and p.letters = 0) as unread_pages,
       (select count(*) from issues i where i.document in (d.id, d.file) and i.severity <> 'note') as issues
from documents d where d.variant_of is null
order by d.year desc, coalesce(d.published, ''), d.title, d.id
