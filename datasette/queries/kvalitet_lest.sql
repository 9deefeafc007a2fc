-- What was read, as shares.
select (select count(*) from documents where variant_of is null) as documents, (select count(*) from documents where variant_of is not null) as variants,
       (select count(*) from pages) as pages, (select count(*) from pages where letters = 0) as unread_pages,
       (select count(*) from requirements where origin = 'issued') as issued, (select count(*) from requirements where origin = 'restated') as restated,
       (select count(*) from requirements where confidence < 0.5) as unsure,
       (select count(*) from statements) as statements, (select count(*) from statements where requirement is null and response is null) as left_over,
       (select count(*) from deadlines) as deadlines, (select count(*) from deadlines where date is null) as undated,
       (select count(*) from links where certainty = 'certain') as certain, (select count(*) from links where certainty = 'candidate') as candidates,
       (select count(*) from links where verdict = 'confirmed') as confirmed, (select count(*) from links where verdict = 'rejected') as rejected,
       (select count(*) from links where verdict = 'suspect') as suspect
