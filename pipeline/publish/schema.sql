-- kravspor.db: what the site and its users read. Rebuilt whole, so there are no migrations.
-- Text is NFC, verbatim, white space folded. Dates are ISO. Lists in one column are JSON.

create table documents (
    id text primary key, title text not null, genre text not null, local_name text, issuer text, recipient text, level text,
    year integer, published text, version_date text, meeting_date text, case_number text, language text not null,
    file text not null, sha256 text not null, pages integer not null, source_url text,
    replaces text, amends text, variant_of text,       -- document ids; the document may be missing from the base
    access text, facsimile integer not null, inferred text not null  -- JSON [{field, value, words}]
);

create table document_parties (
    document text not null references documents(id), party text not null references parties(id),
    role text not null,                                -- issuer | recipient
    primary key (document, party, role)
);

create table pages (
    document text not null references documents(id), number integer not null, label text,
    width real, height real,                           -- points
    letters integer not null,                          -- letters and digits read; 0 where nothing could be read
    primary key (document, number)
);

create table sections (
    id text primary key,                               -- <document>--del-<n>
    document text not null references documents(id), parent text references sections(id), number integer not null,
    heading text not null, path text not null, level integer not null, page integer
);

create table parties (
    id text primary key, name text not null unique, level text, parent text references parties(id), orgnr text,
    kind text, aliases text not null default '[]', members text not null default '[]'
);

create table requirements (
    id text primary key, document text not null references documents(id), number integer not null, kind text not null,
    printed_id text, section_id text references sections(id), section text not null, lead_in text, text text not null,
    background text, parent text references requirements(id), origin text not null, reporting text not null,
    set_by text, page integer, confidence real not null, reasons text not null, language text not null,
    joined text                                         -- for search: whole words of what the text writes short
);

create table places (
    item text not null,                                -- id of a requirement or a response
    page integer not null, page_label text, x0 real, top real, x1 real, bottom real, line integer
);

create table requirement_parties (
    requirement text not null references requirements(id), party text not null references parties(id),
    role text not null, raw text not null
);

create table deadlines (
    requirement text not null references requirements(id), raw text not null, date text, precision text,
    type text not null, doubt text
);

create table targets (
    requirement text not null references requirements(id), raw text not null, op text not null, value real, unit text,
    baseline text, scope text, horizon text not null, quantifier text not null, set_by text
);

create table citations (
    requirement text not null references requirements(id), raw text not null, target text
);

create table responses (
    id text primary key, document text not null references documents(id), text text not null, basis text not null,
    as_of text, refers_to text, page integer
);

create table response_requirements (
    response text not null references responses(id), requirement text not null references requirements(id),
    status text not null, status_raw text,
    ground text check (ground in ('print', 'verdict', 'figures', 'reading', 'doubtful')),  -- what the status rests on; null: unknown
    certainty real,                                    -- of a reading: how probable the status is, 0 to 1
    primary key (response, requirement)
);

create table outcomes (
    response text not null references responses(id), requirement text not null references requirements(id),
    raw text not null, measure text, scope text, period text, value real, unit text
);

create table amendments (
    requirement text not null references requirements(id), kind text not null, date text,
    document text not null, raw text not null, page integer
);

create table links (
    id text primary key, earlier text not null references requirements(id), later text not null references requirements(id),
    kind text not null, certainty text not null, rank integer not null, score real not null,
    evidence text not null,                            -- JSON [{feature, level, weight}]
    verdict text, decided_by text, decided_on text, why text
);

create table changes (
    link text not null references links(id), field text not null, before text, after text
);

create table threads (
    id text primary key, title text not null, first_year integer, last_year integer
);

create table thread_requirements (
    thread text not null references threads(id), requirement text not null references requirements(id),
    primary key (thread, requirement)
);

create table findings (
    requirement text not null references requirements(id), kind text not null,
    compared text not null,                            -- JSON list of document ids that were looked through
    why text not null
);

create table statements (
    id integer primary key, document text not null references documents(id), page integer, text text not null,
    requirement text references requirements(id), response text references responses(id),
    held_as text                                       -- why it is neither: other_voice law other_body own_plan own_account told advice
);

create table blocks (                                  -- everything that was read, so that any page can be shown as text
    document text not null references documents(id), number integer not null, kind text not null, level integer,
    marker text, text text not null, page integer, x0 real, top real, x1 real, bottom real, line integer,
    requirement text, response text,                   -- what holds the block, if anything does
    primary key (document, number)
);

create table issues (
    id integer primary key, stage text not null, document text, page integer, problem text not null, text text not null,
    message text not null, severity text not null
);

create table expected_documents (                      -- what ought to exist, by the catalogue
    genre text not null, issuer text, recipient text, year integer not null,
    state text not null,                               -- present | missing | not_public
    document text references documents(id), note text
);

create table former_ids (old text primary key, now text not null);
create table evaluations (document text not null, measure text not null, p real, r real, n integer not null);
create table meta (key text primary key, value text);

create index document_parties_party on document_parties(party, role);
create index sections_document on sections(document, number);
create index requirements_document on requirements(document, number);
create index requirements_section on requirements(section_id);
create index requirements_parent on requirements(parent);
create index places_item on places(item);
create index places_page on places(page);
create index requirement_parties_requirement on requirement_parties(requirement);
create index requirement_parties_party on requirement_parties(party, role);
create index deadlines_requirement on deadlines(requirement);
create index deadlines_date on deadlines(date);
create index targets_requirement on targets(requirement);
create index citations_requirement on citations(requirement);
create index citations_target on citations(target);
create index responses_document on responses(document);
create index response_requirements_requirement on response_requirements(requirement);
create index outcomes_requirement on outcomes(requirement);
create index amendments_requirement on amendments(requirement);
create index links_earlier on links(earlier);
create index links_later on links(later);
create index changes_link on changes(link);
create index thread_requirements_requirement on thread_requirements(requirement);
create index findings_requirement on findings(requirement);
create index statements_document on statements(document);
create index blocks_page on blocks(document, page);
create index issues_document on issues(document);
