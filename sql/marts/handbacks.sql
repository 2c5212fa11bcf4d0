-- grain: week_commencing, zone_id, provider_id
-- units: hours are hours of care a week; packages and people are counts of the week before the Monday
-- source: stg_packages, coverage, weeks
with

covered_weeks as (

    select weeks.week_commencing
    from weeks
    inner join coverage
        on weeks.week_commencing - 7 >= coverage.covers_from
        and weeks.week_commencing <= coverage.covers_to
    where coverage.kind = 'packages'

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
