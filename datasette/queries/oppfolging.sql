-- with: oppfolging_grunnlag
-- One page of the follow-up list; what costs is read for the rows that are shown. :view :limit :offset
, chosen as (
    select rowid from followed
    where case :view when 'unanswered' then unanswered when 'not_passed_down' then not_passed_down when 'overdue' then overdue
                     when 'not_met' then not_met when 'forecast' then forecast when 'contradiction' then contradiction is not null when 'doubtful' then ground = 'doubtful'
                     when 'answered' then response is not null else 1 end
)
select r.id, r.text, r.kind, r.printed_id, r.language, r.page, d.id as document, d.title as document_title, d.issuer, d.recipient, d.year, d.level,
       f.response, f.status, f.status_raw, f.basis, f.ground, s.text as response_text, s.page as response_page, s.document as response_document,
       sd.title as response_title, sd.language as response_language,
       f.unanswered, f.not_passed_down, f.overdue, f.not_met, f.forecast, coalesce(f.contradiction, '') as contradiction,
       (select group_concat(o.title, '; ') from findings g, json_each(g.compared) c join documents o on o.id = c.value
        where g.requirement = r.id and g.kind = 'unanswered') as looked_through,
       (select count(*) from chosen) as total
from (select rowid from chosen order by rowid limit :limit offset :offset) page
cross join follow_up f on f.rowid = page.rowid
join requirements r on r.id = f.requirement join documents d on d.id = f.document
left join responses s on s.id = f.response left join documents sd on sd.id = s.document
order by f.rowid
