-- grain: week_commencing
-- units: hours_a_week are hours of care a week placed in a week, the mean of 13
-- source: provider_zone_weeks, stg_waiting_list, coverage
with

latest as (

    select max(week_commencing) as week_commencing from provider_zone_weeks

),

covered_week as (

    select latest.week_commencing
    from latest
    inner join coverage
        on latest.week_commencing - 91 >= coverage.covers_from
        and latest.week_commencing <= coverage.covers_to
    where coverage.kind = 'waiting_list'

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
