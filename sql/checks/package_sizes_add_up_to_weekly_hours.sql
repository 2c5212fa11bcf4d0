-- rows are weeks, zones and age bands whose size bands do not add up to the live hours
with

sizes as (

    select
        week_commencing,
        zone_id,
        age_band,
        sum(hours) as hours
    from package_sizes
    group by week_commencing, zone_id, age_band

)

select
    weekly_hours.week_commencing,
    weekly_hours.zone_id,
    weekly_hours.age_band,
    weekly_hours.live_hours,
    sizes.hours
from weekly_hours
left join sizes using (week_commencing, zone_id, age_band)
where weekly_hours.packages is not null and abs(weekly_hours.live_hours - coalesce(sizes.hours, 0)) > 1e-6
