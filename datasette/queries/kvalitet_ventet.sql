-- Documents that ought to be in the base, by the catalogue: first those that are not.
select genre, issuer, recipient, year, state, document, note from expected_documents
order by state = 'present', year desc, genre, recipient
