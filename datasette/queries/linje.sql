-- Who a life is shown for: a party with those above and below it, and the groups that hold any of them. :party is a party id, or null for the party that must act on :id
with recursive
acting(id) as (
    select :party where :party is not null
    union
    select dp.party from requirements r join documents d on d.id = r.document join document_parties dp on dp.document = d.id
    where r.id = :id and :party is null
      and dp.role = case when d.genre in ('statustabell', 'tertialrapport', 'årlig_melding', 'delårsrapport') then 'issuer' else 'recipient' end
),
up(id, steps) as (select id, 0 from acting union select p.parent, steps + 1 from up join parties p on p.id = up.id where p.parent is not null and steps < 8),
down(id, steps) as (select id, 0 from acting union select p.id, steps + 1 from down join parties p on p.parent = down.id where steps < 8),
line(id) as (select id from up union select id from down)
select p.id, p.name, p.level, p.id in (select id from acting) as chosen
from parties p where p.id in (select id from line)
   or exists (select 1 from json_each(p.members) m join parties q on q.name = m.value where q.id in (select id from line))
