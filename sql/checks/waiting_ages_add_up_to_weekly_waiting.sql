-- rows are weeks, zones and queues whose ages do not add up to the people and hours waiting
with

ages as (

    select
        week_commencing,
        zone_id,
        queue,
        sum(referrals) as referrals,
        sum(hours) as hours
    from waiting_ages
    group by week_commencing, zone_id, queue

)

select
    weekly_waiting.week_commencing,
    weekly_waiting.zone_id,
    weekly_waiting.queue,
    weekly_waiting.people,
    ages.referrals
from weekly_waiting
left join ages using (week_commencing, zone_id, queue)
where
    weekly_waiting.zone_id != 'all'
    and (
        weekly_waiting.people != coalesce(ages.referrals, 0)
        or abs(weekly_waiting.hours - coalesce(ages.hours, 0)) > 1e-6
    )
