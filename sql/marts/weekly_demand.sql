-- grain: week_commencing, zone_id, age_band
-- units: hours are hours of care a week; new_packages are counts of the week to the Monday
-- source: weekly_hours, weekly_waiting, waiting_bands, started_bands, stg_waiting_list, places
with

bands as (

    select age_band from weekly_hours
    union
    select age_band from stg_waiting_list

),

covered as (

    select
        week_commencing,
        bool_or(hours is not null) as waiting_known,
        bool_or(replacement_hours is not null) as replacement_known
    from weekly_waiting
    where queue = 'package'
    group by week_commencing

),

hours_known as (

    select
        week_commencing,
        zone_id,
        live_hours is not null as live_known,
        packages is not null as packages_known
    from weekly_hours
    where age_band = 'all'

),

started_weeks as (

    select distinct week_commencing from started_bands

),

cells as (

    select
        hours_known.week_commencing,
        places.zone_id,
        bands.age_band,
        case when hours_known.live_known then coalesce(weekly_hours.live_hours, 0) end as live_hours,
        case when covered.waiting_known then coalesce(waiting_bands.waiting_hours, 0) end as waiting_hours,
        case when covered.replacement_known then coalesce(waiting_bands.replacement_hours, 0) end as replacement_hours,
        case
            when hours_known.packages_known and started_weeks.week_commencing is not null
                then coalesce(started_bands.new_packages, 0)
        end as new_packages
    from hours_known
    inner join places using (zone_id)
    cross join bands
    left join weekly_hours using (week_commencing, zone_id, age_band)
    left join covered using (week_commencing)
    left join waiting_bands using (week_commencing, zone_id, age_band)
    left join started_weeks using (week_commencing)
    left join started_bands using (week_commencing, zone_id, age_band)

),

demands as (

    select
        week_commencing,
        zone_id,
        age_band,
        live_hours,
        waiting_hours,
        replacement_hours,
        live_hours + waiting_hours - replacement_hours as demand_hours,
        new_packages
    from cells

)

select * from demands
