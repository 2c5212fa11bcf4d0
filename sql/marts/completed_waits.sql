-- grain: week_commencing, zone_id, queue
-- units: placed and died are referrals; days are days from referral to the start of care
-- source: stg_waiting_list, places, coverage, weeks
with

left_queue as (

    select
        weeks.week_commencing,
        referrals.zone_id,
        referrals.queue,
        referrals.close_reason = 'placed' and referrals.left_on > weeks.week_commencing - 91 as placed_lately,
        referrals.close_reason = 'died' as died,
        referrals.left_on - referrals.referred_on as days
    from stg_waiting_list as referrals
    inner join weeks
        on referrals.left_on > weeks.week_commencing - 364
        and referrals.left_on <= weeks.week_commencing
    where referrals.close_reason in ('placed', 'died')

),

cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        queue,
        count(*) filter (where placed_lately) as placed,
        quantile_cont(days, 0.5) filter (where placed_lately) as median_days,
        quantile_cont(days, 0.9) filter (where placed_lately) as p90_days,
        count(*) filter (where died) as died
    from left_queue
    group by grouping sets ((week_commencing, zone_id, queue), (week_commencing, queue))

),

queues as (

    select unnest(['assessment', 'package']) as queue

),

-- a measure with a window is null until the whole window lies in coverage
spine as (

    select
        weeks.week_commencing,
        places.zone_id,
        queues.queue,
        weeks.week_commencing - 91 >= coverage.covers_from as weeks_13_covered,
        weeks.week_commencing - 364 >= coverage.covers_from as weeks_52_covered
    from weeks
    cross join places
    cross join queues
    inner join coverage
        on coverage.kind = 'waiting_list'
        and weeks.week_commencing between coverage.covers_from and coverage.covers_to

),

filled as (

    select
        spine.week_commencing,
        spine.zone_id,
        spine.queue,
        case when spine.weeks_13_covered then coalesce(cells.placed, 0) end as placed_13_weeks,
        case when spine.weeks_13_covered then cells.median_days end as median_days,
        case when spine.weeks_13_covered then cells.p90_days end as p90_days,
        case when spine.weeks_52_covered then coalesce(cells.died, 0) end as died_52_weeks
    from spine
    left join cells using (week_commencing, zone_id, queue)

)

select * from filled
