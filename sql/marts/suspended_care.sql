-- grain: week_commencing, zone_id
-- units: hours are hours of care a week; people and packages are counts
-- source: package_weeks, places, coverage, weeks
with

-- in hospital and expected back: the place is kept, the hours are not live
cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        count(distinct person_number) as people,
        count(distinct package_number) as packages,
        sum(weekly_hours) as hours
    from package_weeks
    where status = 'suspended'
    group by grouping sets ((week_commencing, zone_id), (week_commencing))

),

spine as (

    select
        weeks.week_commencing,
        places.zone_id,
        coalesce(weeks.week_commencing between coverage.covers_from and coverage.covers_to, false) as covered
    from weeks
    cross join places
    left join coverage on coverage.kind = 'packages'

),

filled as (

    select
        spine.week_commencing,
        spine.zone_id,
        case when spine.covered then coalesce(cells.people, 0) end as people,
        case when spine.covered then coalesce(cells.packages, 0) end as packages,
        case when spine.covered then coalesce(cells.hours, 0) end as hours
    from spine
    left join cells using (week_commencing, zone_id)

)

select * from filled
