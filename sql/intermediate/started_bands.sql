-- grain: week_commencing, zone_id, age_band
-- units: new_packages are counts of the week to the Monday
-- source: first_lines, covered_windows
with

covered_weeks as (

    select week_commencing from covered_windows where kind = 'packages' and weeks = 1

),

places as (

    select distinct
        first_lines.package_number,
        first_lines.zone_id,
        first_lines.age_band,
        first_lines.line_start
    from first_lines
    where first_lines.new_package

),

cells as (

    select
        covered_weeks.week_commencing,
        case when grouping(places.zone_id) = 1 then 'all' else places.zone_id end as zone_id,
        case when grouping(places.age_band) = 1 then 'all' else places.age_band end as age_band,
        count(distinct places.package_number) as new_packages
    from covered_weeks
    left join places
        on places.line_start > covered_weeks.week_commencing - 7
        and places.line_start <= covered_weeks.week_commencing
    group by grouping sets (
        (covered_weeks.week_commencing, places.zone_id, places.age_band),
        (covered_weeks.week_commencing, places.zone_id),
        (covered_weeks.week_commencing, places.age_band),
        (covered_weeks.week_commencing)
    )
    having (grouping(places.zone_id) = 1 or places.zone_id is not null)
        and (grouping(places.age_band) = 1 or places.age_band is not null)

)

select * from cells
