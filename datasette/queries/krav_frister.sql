-- Deadlines of a requirement, first the earliest. :id
select raw, date, precision, type, doubt from deadlines where requirement = :id order by date is null, date, type
