-- The ids that certain or confirmed links tie to a requirement, nearest first (a recursive select takes its queue in order);
-- other regions' wording is not followed (it is shown beside, by `likelydende`). :id
-- The conditions name `life` too: those on links alone make SQLite read all links into a Bloom filter first (20 times slower).
with recursive life(id) as (
    select :id
    union
    select l.later from life join links l on l.earlier = life.id
    where case when life.id is not null then (l.certainty = 'certain' or l.verdict = 'confirmed') and coalesce(l.verdict, '') <> 'rejected'
      and l.kind in ('same', 'reworded', 'changed', 'split', 'merged', 'cascade', 'reported', 'amended') end
    union
    select l.earlier from life join links l on l.later = life.id
    where case when life.id is not null then (l.certainty = 'certain' or l.verdict = 'confirmed') and coalesce(l.verdict, '') <> 'rejected'
      and l.kind in ('same', 'reworded', 'changed', 'split', 'merged', 'cascade', 'reported', 'amended') end
    limit 300
)
select id from life
