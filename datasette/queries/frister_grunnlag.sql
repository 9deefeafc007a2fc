-- Deadlines of issued requirements. :year (of the deadline) :type :party (null: all)
with due as (
    select x.rowid as deadline, x.date, r.id, r.page, d.id as document
    from deadlines x join requirements r on r.id = x.requirement join documents d on d.id = r.document
    where r.origin = 'issued' and d.variant_of is null and (:type is null or x.type = :type)
      and (:year is null or substr(x.date, 1, 4) = cast(:year as text))
      and (:party is null or exists (select 1 from document_parties dp where dp.document = d.id and dp.party = :party))
)
