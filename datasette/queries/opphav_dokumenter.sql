-- Documents of the same year, or the year before, that the issuer of a requirement's document was itself given: where its origin would stand. :id
select u.id, u.title, u.year, u.issuer, u.recipient
from requirements r join documents d on d.id = r.document
join document_parties mine on mine.document = d.id and mine.role = 'issuer'
join document_parties theirs on theirs.party = mine.party and theirs.role = 'recipient'
join documents u on u.id = theirs.document
where r.id = :id and u.year between d.year - 1 and d.year and u.variant_of is null and u.genre not in ('statustabell', 'tertialrapport', 'årlig_melding', 'delårsrapport')
order by u.year desc, u.title
