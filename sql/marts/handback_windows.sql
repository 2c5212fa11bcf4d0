-- grain: week_commencing, zone_id, provider_id, weeks
-- units: hours are hours of care a week; packages and people are counted afresh over the weeks before the Monday
-- source: stg_packages, coverage, weeks
with

lengths as (

    select unnest([13, 52]) as weeks

),

covered_weeks as (

    select
        weeks.week_commencing,
        lengths.weeks
    from weeks
    cross join lengths
    inner join coverage
        on weeks.week_commencing - 7 * lengths.weeks >= coverage.covers_from
        and weeks.week_commencing <= coverage.covers_to
    where coverage.kind = 'packages'

),

handed_back as (

    select
        covered_weeks.week_commencing,
        covered_weeks.weeks,
        lines.zone_id,
        lines.provider_id,
        lines.package_number,
        lines.person_number,
        lines.weekly_hours
    from stg_packages as lines
    inner join covered_weeks
        on lines.last_day >= covered_weeks.week_commencing - 7 * covered_weeks.weeks
        and lines.last_day < covered_weeks.week_commencing
    where lines.in_scope and lines.end_reason = 'handed_back'

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
    group by grouping sets (
        (week_commencing, zone_id, provider_id, weeks),
        (week_commencing, zone_id, weeks),
        (week_commencing, provider_id, weeks),
        (week_commencing, weeks)
    )

)

select * from cells
