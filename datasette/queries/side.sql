-- One page of a document. :id :page
select p.document, p.number, p.label, p.width, p.height, p.letters, d.title as document_title, d.pages, d.file, d.sha256, d.language, d.facsimile,
       d.issuer, d.recipient, d.year, d.source_url
from pages p join documents d on d.id = p.document where p.document = :id and p.number = :page
