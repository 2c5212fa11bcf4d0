-- grain: week_commencing
-- units: hours_a_week are hours of care a week placed in a week, the mean of 13
-- source: provider_zone_weeks, stg_waiting_list, coverage
with

latest as (

    select max(week_commencing) as week_commencing from provider_zone_weeks

),

-- the census of the older of packages and queue: a queue that is days behind has a pace all the same
oldest as (

    select
        coverage.covers_from,
        least(latest.week_commencing, date_trunc('week', coverage.covers_to)::date) as week_commencing
    from latest
    cross join coverage
    where coverage.kind = 'waiting_list'

),

covered_week as (

    select week_commencing
    from oldest
    where week_commencing - 91 >= covers_from

),

placed as (

    select
        covered_week.week_commencing,
        sum(stg_waiting_list.weekly_hours) / 13 as hours_a_week
    from covered_week
    inner join stg_waiting_list
        on stg_waiting_list.closed_on > covered_week.week_commencing - 91
        and stg_waiting_list.closed_on <= covered_week.week_commencing
    where stg_waiting_list.queue = 'package' and stg_waiting_list.close_reason = 'placed'
    group by covered_week.week_commencing

)

select * from placed
