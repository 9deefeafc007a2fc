-- Documents that replace, amend or are the same as this one, both ways. :id
select 'replaces' as relation, o.id, o.title, o.year from documents d join documents o on o.id = d.replaces where d.id = :id
union all select 'replaced_by', o.id, o.title, o.year from documents o where o.replaces = :id
union all select 'amends', o.id, o.title, o.year from documents d join documents o on o.id = d.amends where d.id = :id
union all select 'amended_by', o.id, o.title, o.year from documents o where o.amends = :id
union all select 'variant_of', o.id, o.title, o.year from documents d join documents o on o.id = d.variant_of where d.id = :id
