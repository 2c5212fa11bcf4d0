-- grain: week_commencing, package_number, provider_id, line_start
-- units: weekly_hours are hours of care a week; hourly_rate is GBP
-- source: stg_packages, covered_windows
with

lines as (

    select
        *,
        min(line_start) over (partition by package_number) as package_begun
    from stg_packages
    where in_scope

),

covered_weeks as (

    select week_commencing from covered_windows where kind = 'packages' and weeks = 0

),

standing as (

    select
        covered_weeks.week_commencing,
        lines.package_number,
        lines.person_number,
        lines.provider_id,
        lines.zone_id,
        lines.age_band,
        lines.funder,
        lines.status,
        lines.line_start,
        lines.package_begun,
        lines.carers_per_visit,
        lines.visits_per_week,
        lines.short_visits_per_week,
        lines.short_visits_agreed,
        lines.hourly_rate,
        lines.source,
        lines.team,
        lines.weekly_hours
    from lines
    inner join covered_weeks on covered_weeks.week_commencing between lines.line_start and lines.last_day

)

select * from standing
