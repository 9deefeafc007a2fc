-- The parties of a requirement by role. :id
select rp.role, p.id, p.name, p.level, rp.raw
from requirement_parties rp join parties p on p.id = rp.party
where rp.requirement = :id
order by instr('addressee lead partner report_to', rp.role), p.name
