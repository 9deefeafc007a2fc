-- The numbers of the front page.
select (select count(*) from requirements where origin = 'issued') as issued,
       (select count(*) from requirements where origin = 'restated') as restated,
       (select count(*) from documents where variant_of is null) as documents,
       (select min(year) from documents) as first_year, (select max(year) from documents) as last_year,
       (select count(*) from responses) as responses,
       (select count(*) from links where certainty = 'certain' and coalesce(verdict, '') <> 'rejected') as links,
       (select count(*) from links where verdict = 'confirmed') as confirmed,
       (select count(distinct document) from issues i where severity = 'error'
          and not exists (select 1 from documents d where d.id = i.document or d.file = i.document)) as unread
