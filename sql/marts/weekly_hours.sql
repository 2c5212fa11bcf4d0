-- grain: week_commencing, zone_id, age_band
-- units: live_hours and suspended_hours are hours of care a week; people and packages are counts on the Monday
-- source: package_weeks, planned_weeks, stg_packages, stg_commissioned_hours, places, coverage, weeks
with

package_cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(age_band) = 1 then 'all' else age_band end as age_band,
        sum(weekly_hours) filter (where status = 'active') as live_hours,
        sum(weekly_hours) filter (where status = 'suspended') as suspended_hours,
        count(distinct person_number) filter (where status = 'active') as people,
        count(distinct package_number) filter (where status = 'active') as packages
    from package_weeks
    group by grouping sets (
        (week_commencing, zone_id, age_band),
        (week_commencing, zone_id),
        (week_commencing, age_band),
        (week_commencing)
    )

),

package_coverage as (

    select
        covers_from,
        covers_to
    from coverage
    where kind = 'packages'

),

planned_cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(age_band) = 1 then 'all' else age_band end as age_band,
        sum(planned_hours) as live_hours,
        case when count(people) = count(*) then sum(people)::bigint end as people,
        min(native_period) as native_period
    from planned_weeks
    where not exists (select 1 from package_coverage)
    group by grouping sets (
        (week_commencing, zone_id, age_band),
        (week_commencing, zone_id),
        (week_commencing, age_band),
        (week_commencing)
    )
    -- hours returned for all zones or all ages together count in those rows alone
    having (grouping(zone_id) = 1 or zone_id != 'all') and (grouping(age_band) = 1 or age_band != 'all')

),

bands as (

    select age_band from stg_packages
    union
    select age_band from stg_commissioned_hours where not exists (select 1 from package_coverage)
    union
    select 'all' as age_band

),

spine as (

    select
        weeks.week_commencing,
        places.zone_id,
        bands.age_band,
        coalesce(
            weeks.week_commencing between package_coverage.covers_from and package_coverage.covers_to, false
        ) as packages_cover,
        planned_zones.native_period
    from weeks
    cross join places
    cross join bands
    left join package_coverage on true
    left join planned_cells as planned_zones
        on weeks.week_commencing = planned_zones.week_commencing
        and places.zone_id = planned_zones.zone_id
        and planned_zones.age_band = 'all'

),

filled as (

    select
        spine.week_commencing,
        spine.zone_id,
        spine.age_band,
        case
            when spine.packages_cover then coalesce(package_cells.live_hours, 0)
            when spine.native_period is not null then coalesce(planned_cells.live_hours, 0)
        end as live_hours,
        case when spine.packages_cover then coalesce(package_cells.suspended_hours, 0) end as suspended_hours,
        case
            when spine.packages_cover then coalesce(package_cells.people, 0)
            when spine.native_period is not null and planned_cells.live_hours is null then 0
            else planned_cells.people
        end as people,
        case when spine.packages_cover then coalesce(package_cells.packages, 0) end as packages,
        spine.native_period
    from spine
    left join package_cells using (week_commencing, zone_id, age_band)
    left join planned_cells using (week_commencing, zone_id, age_band)

)

select * from filled
