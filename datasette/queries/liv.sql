-- The ids that certain or confirmed links tie to a requirement, nearest first; other regions' wording is not followed
-- (it is shown beside, by `likelydende`). :id
with recursive life(id, steps) as (
    select :id, 0
    union
    select l.later, life.steps + 1 from life join links l on l.earlier = life.id
    where (l.certainty = 'certain' or l.verdict = 'confirmed') and coalesce(l.verdict, '') <> 'rejected'
      and l.kind in ('same', 'reworded', 'changed', 'split', 'merged', 'cascade', 'reported', 'amended') and life.steps < 12
    union
    select l.earlier, life.steps + 1 from life join links l on l.later = life.id
    where (l.certainty = 'certain' or l.verdict = 'confirmed') and coalesce(l.verdict, '') <> 'rejected'
      and l.kind in ('same', 'reworded', 'changed', 'split', 'merged', 'cascade', 'reported', 'amended') and life.steps < 12
    limit 2000
)
select id, min(steps) as steps from life group by id order by min(steps), id limit 300
