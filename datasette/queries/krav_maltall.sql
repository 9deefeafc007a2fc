-- Targets of a requirement. :id
select raw, op, value, unit, baseline, scope, horizon, quantifier, set_by from targets where requirement = :id order by rowid
