-- What is to be followed up, in the order it is shown, narrowed. :year :party (null: all) :view (null: all)
with followed as (
    select rowid, * from follow_up
    where (:year is null or year = :year)
      and (:party is null or document in (select dp.document from document_parties dp where dp.party = :party))
)
