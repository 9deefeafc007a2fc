-- Answers to any of a life's requirements, oldest first. :life is a JSON list of requirement ids, :line of party ids (whose answers come first)
select s.id, s.document, d.title as document_title, d.genre, d.issuer, d.year, s.text, s.basis, s.as_of, s.refers_to, s.page, d.language,
       (select page_label from places where item = s.id order by page limit 1) as page_label,
       rr.requirement, rr.status, rr.status_raw, rr.ground, rr.certainty, r.kind, r.origin,
       exists (select 1 from document_parties dp where dp.document = d.id and dp.role = 'issuer' and dp.party in (select value from json_each(:line)))
         or not exists (select 1 from document_parties dp where dp.document = d.id) as in_line,
       (select json_group_array(json_object('raw', o.raw, 'measure', o.measure, 'scope', o.scope, 'period', o.period, 'value', o.value, 'unit', o.unit))
        from outcomes o where o.response = s.id) as outcomes_json
from json_each(:life) l
join response_requirements rr on rr.requirement = l.value
join responses s on s.id = rr.response
join requirements r on r.id = rr.requirement
join documents d on d.id = s.document
group by s.id, rr.status
order by coalesce(s.as_of, d.published, d.year), s.document, s.page
