-- Bodies below the ministry that a life's documents go to or come from: what one can choose to see it for. :life is a JSON list of requirement ids
select distinct p.id, p.name, p.level from json_each(:life) l join requirements r on r.id = l.value
join document_parties dp on dp.document = r.document join parties p on p.id = dp.party
where p.level in ('region', 'foretak', 'klinikk')
order by instr('region foretak klinikk', p.level), p.name limit 400
