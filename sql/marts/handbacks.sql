-- grain: week_commencing, zone_id, provider_id
-- units: hours are hours of care a week; packages and people are counts of the week before the Monday
-- source: stg_packages, covered_windows
with

covered_weeks as (

    select week_commencing from covered_windows where kind = 'packages' and weeks = 1

),

handed_back as (

    select
        covered_weeks.week_commencing,
        lines.zone_id,
        lines.provider_id,
        lines.package_number,
        lines.person_number,
        lines.weekly_hours
    from stg_packages as lines
    inner join covered_weeks
        on lines.last_day >= covered_weeks.week_commencing - 7
        and lines.last_day < covered_weeks.week_commencing
    where lines.in_scope and lines.end_reason = 'handed_back'

),

cells as (

    select
        week_commencing,
        zone_id,
        provider_id,
        count(distinct package_number) as packages,
        count(distinct person_number) as people,
        sum(weekly_hours) as hours
    from handed_back
    group by week_commencing, zone_id, provider_id

)

select * from cells
