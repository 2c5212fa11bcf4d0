-- grain: month_starting, provider_id, zone_id
-- units: council_hours are live hours of care a week, the mean over the month's covered Mondays
-- source: provider_zone_weeks, stg_workforce, covered_windows
with

covered_weeks as (

    select week_commencing from covered_windows where kind = 'packages' and weeks = 0
    union
    select week_commencing from provider_zone_weeks

),

covered_months as (

    select
        date_trunc('month', week_commencing)::date as month_starting,
        count(*) as mondays
    from covered_weeks
    group by date_trunc('month', week_commencing)::date

),

live as (

    select
        date_trunc('month', week_commencing)::date as month_starting,
        provider_id,
        zone_id,
        hours
    from provider_zone_weeks

),

sums as (

    select
        month_starting,
        provider_id,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        sum(hours) as hours
    from live
    group by grouping sets ((month_starting, provider_id, zone_id), (month_starting, provider_id))
    having grouping(zone_id) = 1 or zone_id != 'all'

),

-- who returns staff and holds no care that month holds 0 hours of it
returned as (

    select
        stg_workforce.month_starting,
        stg_workforce.provider_id,
        stg_workforce.zone_id
    from stg_workforce
    inner join covered_months using (month_starting)

),

means as (

    select
        month_starting,
        provider_id,
        zone_id,
        coalesce(sums.hours, 0) / covered_months.mondays as council_hours
    from sums
    full join returned using (month_starting, provider_id, zone_id)
    inner join covered_months using (month_starting)

)

select * from means
