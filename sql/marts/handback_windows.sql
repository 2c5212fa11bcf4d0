-- grain: week_commencing, zone_id, provider_id, weeks
-- units: hours are hours of care a week; packages and people are counted afresh over the weeks before the Monday
-- source: stg_packages, covered_windows
with

handed_back as (

    select
        covered_windows.week_commencing,
        covered_windows.weeks,
        lines.zone_id,
        lines.provider_id,
        lines.package_number,
        lines.person_number,
        lines.weekly_hours
    from stg_packages as lines
    inner join covered_windows
        on lines.last_day >= covered_windows.week_commencing - 7 * covered_windows.weeks
        and lines.last_day < covered_windows.week_commencing
    where
        lines.in_scope
        and lines.end_reason = 'handed_back'
        and covered_windows.kind = 'packages'
        and covered_windows.weeks in (13, 52)

),

cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(provider_id) = 1 then 'all' else provider_id end as provider_id,
        weeks,
        count(distinct package_number) as packages,
        count(distinct person_number) as people,
        sum(weekly_hours) as hours
    from handed_back
    group by cube(zone_id, provider_id), week_commencing, weeks

)

select * from cells
