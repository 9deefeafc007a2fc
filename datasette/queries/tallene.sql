-- The numbers of the front page; counted when the base was built.
select (select count from site_counts where name = 'issued') as issued,
       (select count from site_counts where name = 'restated') as restated,
       (select count(*) from documents where variant_of is null) as documents,
       (select min(year) from documents) as first_year, (select max(year) from documents) as last_year,
       (select count from site_counts where name = 'responses') as responses,
       (select count from site_counts where name = 'certain') as links,
       (select count from site_counts where name = 'confirmed') as confirmed,
       (select count(distinct document) from issues i where severity = 'error'
          and not exists (select 1 from documents d where d.id = i.document or d.file = i.document)) as unread
