-- with: oppfolging_grunnlag
-- How many requirements each view holds, of how many.
, told as (
    select max(response is not null) as answered, max(unanswered) as unanswered, max(not_passed_down) as not_passed_down,
           max(not_met) as not_met, max(forecast) as forecast, max(overdue) as overdue, max(contradiction is not null) as contradiction,
           max(coalesce(ground = 'doubtful', 0)) as doubtful
    from followed group by requirement
)
select count(*) as every, coalesce(sum(answered), 0) as answered, coalesce(sum(unanswered), 0) as unanswered,
       coalesce(sum(not_passed_down), 0) as not_passed_down, coalesce(sum(not_met), 0) as not_met,
       coalesce(sum(forecast), 0) as forecast, coalesce(sum(overdue), 0) as overdue, coalesce(sum(contradiction), 0) as contradiction,
       coalesce(sum(doubtful), 0) as doubtful
from told
