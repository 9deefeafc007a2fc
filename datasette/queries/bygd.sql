-- When and from what the base was built.
select (select value from meta where key = 'built') as built, (select value from meta where key = 'program') as version,
       (select value from meta where key = 'corpus') as corpus
