-- Latest answer first: a result of the same day goes before a forecast.
-- name: latest_status
insert into latest_status (requirement, response, status, status_raw, ground, basis, document, as_of, page)
select requirement, response, status, status_raw, ground, basis, document, as_of, page from (
    select a.requirement, p.id as response, rr.status, rr.status_raw, rr.ground, p.basis, p.document, p.as_of, p.page,
        row_number() over (partition by a.requirement order by coalesce(p.as_of, d.published, d.year || '') desc,
                           p.basis = 'forecast', p.id) as place
    from (select requirement, requirement as answered from response_requirements
          union select earlier, later from links where kind = 'reported'
              and (verdict = 'confirmed' or (certainty = 'certain' and coalesce(verdict, '') != 'rejected'))) a
    join response_requirements rr on rr.requirement = a.answered
    join responses p on p.id = rr.response join documents d on d.id = p.document
) where place = 1;

-- name: aar
select d.year, d.year, r.rowid from requirements r join documents d on d.id = r.document where d.year is not null;

-- name: nivaa
select d.level, null, r.rowid from requirements r join documents d on d.id = r.document where d.level is not null;

-- name: gitt_av
select coalesce(s.id, p.id), coalesce(s.name, p.name), r.rowid from requirements r
left join parties s on s.name = r.set_by
left join document_parties dp on dp.document = r.document and dp.role = 'issuer' and r.origin = 'issued'
left join parties p on p.id = dp.party
where coalesce(s.id, p.id) is not null;

-- name: gjelder
select p.id, p.name, a.n from addressees a join parties p on p.id = a.party;

-- name: leder
select p.id, p.name, r.rowid from requirements r
join requirement_parties rp on rp.requirement = r.id and rp.role = 'lead' join parties p on p.id = rp.party;

-- name: type
select kind, null, rowid from requirements;

-- name: status
select l.basis || '-' || l.status, null, r.rowid from requirements r join latest_status l on l.requirement = r.id
union all
select 'uten-svar', null, r.rowid from requirements r where r.origin = 'issued'
    and not exists (select 1 from latest_status l where l.requirement = r.id);

-- name: tema
select t.topic, x.title, r.rowid from requirement_topics t join topics x on x.id = t.topic
join requirements r on r.id = t.requirement;

-- name: dokumenttype
select d.genre, null, r.rowid from requirements r join documents d on d.id = r.document;

-- name: opphav
select origin, null, rowid from requirements;

-- name: dokument
select d.id, d.title, r.rowid from requirements r join documents d on d.id = r.document;

-- Named, in a group that is named, or leading.
-- name: oss
select p.id, p.name, a.n from addressees a join parties p on p.id = a.party
union
select m.id, m.name, a.n from addressees a join parties g on g.id = a.party, json_each(g.members) j
    join parties m on m.name = j.value
union
select p.id, p.name, r.rowid from requirements r
    join requirement_parties rp on rp.requirement = r.id and rp.role = 'lead' join parties p on p.id = rp.party;

-- name: fold
select 'gjentar', null, r.rowid from requirement_folds f join requirements r on r.id = f.requirement;

-- Rowids of passages, not of requirements: what is counted beside.
-- name: ved_siden
select kind, null, id from passages;

-- name: dates
select r.rowid, max(case when x.type = 'revised' then x.date end), min(case when x.type in ('due', 'report') then x.date end)
from requirements r join deadlines x on x.requirement = r.id where x.date is not null group by r.rowid;

-- Who a requirement is laid on: who it names; else whom the document is to, or in a report whom it is from.
-- name: addressees
create temp table addressees as
select distinct r.rowid as n, rp.party from requirements r
    join requirement_parties rp on rp.requirement = r.id and rp.role = 'addressee'
union
select r.rowid, dp.party from requirements r join document_parties dp on dp.document = r.document
    and dp.role = case when r.origin = 'restated' then 'issuer' else 'recipient' end
where not exists (select 1 from requirement_parties x where x.requirement = r.id and x.role = 'addressee');
