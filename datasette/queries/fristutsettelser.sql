-- Deadlines that moved between two linked requirements, the longest move first.
select e.id as earlier, n.id as later, n.text, n.language, c.before, c.after, ed.title as earlier_title, nd.title as later_title, nd.recipient, nd.year, l.certainty, l.verdict, l.decided_by, l.decided_on,
       case when c.before glob '????-??-??' and c.after glob '????-??-??' then
            (substr(c.after, 1, 4) - substr(c.before, 1, 4)) * 12 + substr(c.after, 6, 2) - substr(c.before, 6, 2) end as months
from changes c join links l on l.id = c.link join requirements e on e.id = l.earlier join documents ed on ed.id = e.document
join requirements n on n.id = l.later join documents nd on nd.id = n.document
where c.field = 'frist' and (l.certainty = 'certain' or l.verdict = 'confirmed') and coalesce(l.verdict, '') <> 'rejected' and c.before is not null and c.after is not null
order by months desc, nd.year desc limit 100
