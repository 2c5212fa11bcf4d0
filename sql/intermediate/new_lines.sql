-- grain: week_commencing, basis, package_number, provider_id, line_start
-- units: weekly_hours are hours of care a week
-- source: first_lines, coverage, weeks
with

-- a window counts once the whole of it lies in coverage; of new people the year before it too
covered_weeks as (

    select
        weeks.week_commencing,
        weeks.week_commencing - 91 >= coverage.covers_from as packages_known,
        weeks.week_commencing - 455 >= coverage.covers_from as people_known
    from weeks
    inner join coverage on weeks.week_commencing between coverage.covers_from and coverage.covers_to
    where coverage.kind = 'packages'

),

bases as (

    select unnest(['new_packages', 'new_people']) as basis

),

in_window as (

    select
        covered_weeks.week_commencing,
        bases.basis,
        first_lines.package_number,
        first_lines.person_number,
        first_lines.provider_id,
        first_lines.zone_id,
        first_lines.line_start,
        first_lines.package_begun,
        first_lines.weekly_hours
    from covered_weeks
    inner join first_lines
        on first_lines.line_start > covered_weeks.week_commencing - 91
        and first_lines.line_start <= covered_weeks.week_commencing
    cross join bases
    where
        (bases.basis = 'new_packages' and first_lines.new_package and covered_weeks.packages_known)
        or (bases.basis = 'new_people' and first_lines.new_person and covered_weeks.people_known)

)

select * from in_window
