-- What the lists can be narrowed to: years and bodies that have documents.
select (select json_group_array(year) from (select distinct year from documents where year is not null order by year desc)) as years_json,
       (select json_group_array(json_object('id', id, 'name', name, 'level', level)) from (
            select distinct p.id, p.name, p.level from parties p join document_parties dp on dp.party = p.id
            order by instr('stat region foretak klinikk', coalesce(p.level, 'x')), p.name limit 400)) as bodies_json
