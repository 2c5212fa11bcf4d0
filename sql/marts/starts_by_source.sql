-- grain: zone_id, source
-- units: hours are hours of care a week, packages are counts, both of new packages a week: means of the last 13 weeks
-- source: first_lines, last_census, coverage
with

-- known only where all of the 91 days to the last census are covered
windows as (

    select last_census.week_commencing as last_monday
    from last_census
    inner join coverage
        on last_census.week_commencing - 90 >= coverage.covers_from
        and last_census.week_commencing <= coverage.covers_to
    where coverage.kind = 'packages'

),

starts as (

    select
        first_lines.zone_id,
        coalesce(first_lines.source, 'not_stated') as source,
        sum(first_lines.weekly_hours) / 13 as hours,
        count(distinct first_lines.package_number) / 13 as packages
    from first_lines
    inner join windows
        on first_lines.line_start > windows.last_monday - 91
        and first_lines.line_start <= windows.last_monday
    where first_lines.new_package
    group by first_lines.zone_id, coalesce(first_lines.source, 'not_stated')

)

select * from starts
