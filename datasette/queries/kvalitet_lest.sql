-- What was read, as shares.
with told as (select name, count from site_counts where year is null and series is null)
select (select count(*) from documents where variant_of is null) as documents, (select count(*) from documents where variant_of is not null) as variants,
       (select count(*) from pages) as pages, (select count(*) from pages where letters = 0) as unread_pages,
       (select count from told where name = 'issued') as issued, (select count from told where name = 'restated') as restated,
       (select count from told where name = 'unsure') as unsure,
       (select count(*) from statements) as statements, (select count(*) from statements where requirement is null and response is null) as left_over,
       (select count(*) from statements where coalesce(requirement, response, held_as) is null) as without_reason,
       (select count(*) from response_requirements) as statuses, (select count(*) from response_requirements where ground = 'print') as printed,
       (select count(*) from response_requirements where ground = 'verdict') as verdicts, (select count(*) from response_requirements where ground = 'figures') as figures,
       (select count(*) from response_requirements where ground = 'reading') as readings, (select count(*) from response_requirements where ground = 'doubtful') as doubtful,
       (select count from told where name = 'deadlines') as deadlines, (select count from told where name = 'undated') as undated,
       (select count from told where name = 'certain') as certain, (select count from told where name = 'candidates') as candidates,
       (select count from told where name = 'confirmed') as confirmed, (select count from told where name = 'rejected') as rejected,
       (select count from told where name = 'suspect') as suspect
