-- with: oppfolging_grunnlag
-- One page of the follow-up list. :view :limit :offset
select *, count(*) over () as total from followed
where case :view when 'unanswered' then unanswered when 'not_passed_down' then not_passed_down when 'overdue' then overdue
                 when 'not_met' then not_met when 'forecast' then forecast when 'contradiction' then contradiction <> ''
                 when 'answered' then response is not null else 1 end
order by year desc, document, page, id, response
limit :limit offset :offset
