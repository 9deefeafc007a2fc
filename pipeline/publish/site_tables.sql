-- What the site shows a count or a list of over everything, worked out once when the base is built.

-- Each issued requirement with each answer to it, and what stands out; those of which nothing can be said come last.
create table follow_up (
    requirement text not null references requirements(id), response text references responses(id),
    document text not null references documents(id), year integer, page integer,
    status text, status_raw text, ground text, basis text,
    unanswered integer not null, not_passed_down integer not null, overdue integer not null,
    not_met integer not null, forecast integer not null,
    contradiction text                                 -- "figure / goal" where the answer says met and the figure does not
);
insert into follow_up
with answers(requirement, response, status, status_raw, ground) as (
    select requirement, response, status, status_raw, ground from response_requirements
    union
    select l.earlier, rr.response, rr.status, rr.status_raw, rr.ground
    from links l join response_requirements rr on rr.requirement = l.later
    where l.kind = 'reported' and (l.certainty = 'certain' or l.verdict = 'confirmed') and coalesce(l.verdict, '') <> 'rejected'
),
found(requirement, kind) as (select distinct requirement, kind from findings where kind in ('unanswered', 'not_passed_down'))
select r.id, a.response, d.id, d.year, r.page, a.status, a.status_raw, a.ground, s.basis,
       exists (select 1 from found f where f.requirement = r.id and f.kind = 'unanswered'),
       exists (select 1 from found f where f.requirement = r.id and f.kind = 'not_passed_down'),
       a.response is null and exists (select 1 from found f where f.requirement = r.id and f.kind = 'unanswered')
         and exists (select 1 from deadlines x where x.requirement = r.id and x.type = 'due'
           and x.date < (select value from meta where key = 'built')),
       coalesce(a.status in ('ikke_oppfylt', 'delvis', 'forsinket') and s.basis = 'result', 0),
       coalesce(s.basis = 'forecast', 0),
       (select o.raw || ' / ' || t.raw from outcomes o join targets t on t.requirement = r.id and t.unit = o.unit
           where a.status = 'oppfylt' and s.basis = 'result' and o.response = a.response
             and (o.scope is null or t.scope is null or instr(o.scope, t.scope) > 0)
             and ((t.op = '<' and o.value >= t.value) or (t.op = '<=' and o.value > t.value)
               or (t.op = '>' and o.value <= t.value) or (t.op = '>=' and o.value < t.value))
           limit 1)
from requirements r join documents d on d.id = r.document
left join answers a on a.requirement = r.id
left join responses s on s.id = a.response
where r.origin = 'issued' and r.kind not in ('føring', 'indikatordefinisjon') and d.variant_of is null
order by a.response is null and not exists (select 1 from found f where f.requirement = r.id and f.kind = 'unanswered'),
         d.year desc, d.id, r.page, r.id, a.response;
create index follow_up_document on follow_up(document);
create index follow_up_requirement on follow_up(requirement);

create table site_counts (                             -- a number by name; by year and kind where it is one of a row
    name text not null, year integer, series text, count integer not null
);
insert into site_counts (name, count)
select 'issued', count(*) from requirements where origin = 'issued' union all
select 'restated', count(*) from requirements where origin = 'restated' union all
select 'unsure', count(*) from requirements where confidence < 0.5 union all
select 'responses', count(*) from responses union all
select 'deadlines', count(*) from deadlines union all
select 'undated', count(*) from deadlines where date is null union all
select 'certain', count(*) from links where certainty = 'certain' and coalesce(verdict, '') <> 'rejected' union all
select 'candidates', count(*) from links where certainty = 'candidate' union all
select 'confirmed', count(*) from links where verdict = 'confirmed' union all
select 'rejected', count(*) from links where verdict = 'rejected' union all
select 'suspect', count(*) from links where verdict = 'suspect';

insert into site_counts (name, year, series, count)
select 'issued_by_level', d.year, d.level, count(*) from requirements r join documents d on d.id = r.document
where r.origin = 'issued' and d.year is not null and d.level is not null group by d.year, d.level;

insert into site_counts (name, year, series, count)    -- year: of the later; series: kind
select 'changes', d.year, l.kind, count(*)
from links l join requirements r on r.id = l.later join documents d on d.id = r.document
join requirements e on e.id = l.earlier join documents ed on ed.id = e.document
where l.certainty = 'certain' and coalesce(l.verdict, '') <> 'rejected'
  and l.kind in ('same', 'reworded', 'changed', 'split', 'merged') and ed.year < d.year
group by d.year, l.kind;

insert into site_counts (name, year, series, count)    -- year: of the later; series: year of the earlier
select 'years_linked', n.year, e.year, count(*)
from links l join requirements nr on nr.id = l.later join documents n on n.id = nr.document
join requirements er on er.id = l.earlier join documents e on e.id = er.document
where l.kind in ('same', 'reworded', 'changed', 'split', 'merged') and e.year < n.year
group by n.year, e.year;

insert into site_counts (name, series, count)          -- requirements in each view of the list that is followed up
with told as (
    select max(response is not null) as answered, max(unanswered) as unanswered, max(not_passed_down) as not_passed_down,
           max(not_met) as not_met, max(forecast) as forecast, max(overdue) as overdue, max(contradiction is not null) as contradiction,
           max(coalesce(ground = 'doubtful', 0)) as doubtful
    from follow_up group by requirement
)
select 'follow_up', 'every', count(*) from told union all
select 'follow_up', 'answered', coalesce(sum(answered), 0) from told union all
select 'follow_up', 'unanswered', coalesce(sum(unanswered), 0) from told union all
select 'follow_up', 'not_passed_down', coalesce(sum(not_passed_down), 0) from told union all
select 'follow_up', 'not_met', coalesce(sum(not_met), 0) from told union all
select 'follow_up', 'forecast', coalesce(sum(forecast), 0) from told union all
select 'follow_up', 'overdue', coalesce(sum(overdue), 0) from told union all
select 'follow_up', 'contradiction', coalesce(sum(contradiction), 0) from told union all
select 'follow_up', 'doubtful', coalesce(sum(doubtful), 0) from told;

-- Worked examples, chosen by what they show: the life with most steps, a number that changed on the way, silence.
create table site_examples (
    what text not null, requirement text not null references requirements(id), before text, after text
);
insert into site_examples (what, requirement)
select 'lengst', r.id
from thread_requirements tr cross join requirements r on r.id = tr.requirement join documents d on d.id = r.document
where r.origin = 'issued' and tr.thread = (
    select t.thread from thread_requirements t cross join requirements q on q.id = t.requirement join documents e on e.id = q.document
    group by t.thread order by count(distinct e.level || q.origin) desc, count(*) desc, t.thread limit 1)
order by d.year desc, instr('klinikk foretak region stat', d.level), r.id limit 1;
insert into site_examples
select c.field, r.id, c.before, c.after
from changes c cross join links l on l.id = c.link join requirements r on r.id = l.later join documents d on d.id = r.document
where l.certainty = 'certain' and c.field in ('tall', 'frist') and c.before is not null and c.after is not null and r.origin = 'issued'
order by c.field = 'frist', d.year desc, l.score desc, r.id limit 1;
insert into site_examples (what, requirement)
select 'stille', r.id
from findings f cross join requirements r on r.id = f.requirement join documents d on d.id = r.document
where f.kind = 'unanswered' order by f.why = 'quoted_without_answer', d.year desc, r.id limit 1;
