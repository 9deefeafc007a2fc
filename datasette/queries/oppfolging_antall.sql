-- with: oppfolging_grunnlag
-- How many requirements each view holds, of how many.
select count(distinct id) as every, count(distinct case when response is not null then id end) as answered,
       count(distinct case when unanswered then id end) as unanswered, count(distinct case when not_passed_down then id end) as not_passed_down,
       count(distinct case when not_met then id end) as not_met, count(distinct case when forecast then id end) as forecast,
       count(distinct case when overdue then id end) as overdue, count(distinct case when contradiction <> '' then id end) as contradiction
from followed
