-- grain: week_commencing, zone_id, age_band
-- units: hours are hours of care a week, person_hours those of one worker; shares are shares of 1; the rest are counts
-- source: live_lines
with

cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(age_band) = 1 then 'all' else age_band end as age_band,
        count(distinct package_number) filter (where carers_per_visit = 2) as packages,
        count(distinct person_number) filter (where carers_per_visit = 2) as people,
        coalesce(sum(weekly_hours) filter (where carers_per_visit = 2), 0) as hours,
        coalesce(sum(weekly_hours / carers_per_visit) filter (where carers_per_visit = 2), 0) as person_hours,
        count(*) - count(shared_package) + count(distinct shared_package) as live_packages,
        sum(weekly_hours) as live_hours
    from live_lines
    group by week_commencing, cube(zone_id, age_band)

),

shares as (

    select
        week_commencing,
        zone_id,
        age_band,
        packages,
        people,
        hours,
        person_hours,
        packages / live_packages as share,
        hours / nullif(live_hours, 0) as hours_share
    from cells

)

select * from shares
