-- What was looked for and not found. :id
select f.kind, f.why, (select json_group_array(json_object('id', d.id, 'title', d.title, 'year', d.year, 'issuer', d.issuer, 'recipient', d.recipient))
        from json_each(f.compared) c join documents d on d.id = c.value) as documents_json
from findings f where f.requirement = :id
