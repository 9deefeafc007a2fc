-- Where an old id leads now. :id
select now from former_ids where old = :id
