-- What search adds to the database. Written once, when all other tables are filled.

create virtual table requirements_fts using fts5(
    lead_in, text, joined, content="requirements", content_rowid="rowid", tokenize='unicode61 remove_diacritics 0');
insert into requirements_fts(requirements_fts) values ('rebuild');

create table passages (                                -- what is searched beside the requirements, and counted apart
    id integer primary key, kind text not null,        -- overskrift | svar | tekst
    document text not null references documents(id), item text, page integer, text text not null
);
insert into passages (kind, document, item, page, text)
    select 'overskrift', document, id, page, heading from sections where heading != '' order by document, number;
insert into passages (kind, document, item, page, text)
    select 'svar', document, id, page, text from responses order by document, id;
insert into passages (kind, document, item, page, text)
    select 'tekst', document, null, page, text from blocks
    where requirement is null and response is null and kind in ('paragraph', 'item', 'row', 'footnote', 'caption')
    order by document, number;
create index passages_document on passages(document);
create virtual table passages_fts using fts5(
    text, content="passages", content_rowid="id", tokenize='unicode61 remove_diacritics 0');
insert into passages_fts(passages_fts) values ('rebuild');

create table search_expansions (                       -- who looks under the key finds the word
    key text not null, word text not null,
    why text not null,                                 -- bøyning | sammensetning | målform | forkortelse | synonym
    primary key (key, word)
) without rowid;
create table search_forms (                            -- under which keys to look for what a user writes
    form text not null, key text not null,
    primary key (form, key)
) without rowid;
create table search_words (                            -- the corpus's words, with how many requirements hold them
    word text primary key, requirements integer not null
) without rowid;
create table search_concepts (                         -- groups that are offered beside: to whom, and the words they add
    concept text not null, role text not null,         -- key | word
    word text not null,
    primary key (concept, role, word)
) without rowid;

create table topics (id text primary key, title text not null, position integer not null);
create table requirement_topics (
    requirement text not null references requirements(id), topic text not null references topics(id),
    primary key (requirement, topic)
) without rowid;
create index requirement_topics_topic on requirement_topics(topic);

create table requirement_folds (                       -- likelydende and quoted ones under the one they repeat
    requirement text primary key references requirements(id), original text not null references requirements(id)
) without rowid;
create index requirement_folds_original on requirement_folds(original);

create table search_facets (                           -- bit n: the requirement (of ved_siden: the passage) with rowid n has the value
    facet text not null, value text not null, title text, bits blob not null, requirements integer not null,
    primary key (facet, value)
) without rowid;
create table search_columns (name text primary key, numbers blob not null) without rowid;  -- whole numbers of 4 bytes

create table latest_status (                           -- what was last said of a requirement, here or in a report that quotes it
    requirement text primary key references requirements(id), response text not null references responses(id),
    status text not null, status_raw text, ground text, basis text not null, document text not null, as_of text, page integer
) without rowid;
