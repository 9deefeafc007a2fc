-- Three worked examples, chosen by what they show: the life with most steps, a number that changed on the way, silence.
select * from (
    select 'lengst' as what, r.id, r.text, r.language, d.title as document_title, d.year, null as field, null as before, null as after
    from thread_requirements tr join requirements r on r.id = tr.requirement join documents d on d.id = r.document
    where r.origin = 'issued' and tr.thread = (
        select t.thread from thread_requirements t join requirements q on q.id = t.requirement join documents e on e.id = q.document
        group by t.thread order by count(distinct e.level || q.origin) desc, count(*) desc, t.thread limit 1)
    order by d.year desc, instr('klinikk foretak region stat', d.level), r.id limit 1)
union all
select * from (
    select c.field, r.id, r.text, r.language, d.title, d.year, c.field, c.before, c.after
    from changes c join links l on l.id = c.link join requirements r on r.id = l.later join documents d on d.id = r.document
    where l.certainty = 'certain' and c.field in ('tall', 'frist') and c.before is not null and c.after is not null and r.origin = 'issued'
    order by c.field = 'frist', d.year desc, l.score desc, r.id limit 1)
union all
select * from (
    select 'stille', r.id, r.text, r.language, d.title, d.year, null, null, null
    from findings f join requirements r on r.id = f.requirement join documents d on d.id = r.document
    where f.kind = 'unanswered' order by f.why = 'quoted_without_answer', d.year desc, r.id limit 1)
