-- rows are weeks and zones whose providers' hours do not add up to the live hours
with

providers as (

    select
        week_commencing,
        zone_id,
        sum(hours) as hours
    from provider_hours
    group by week_commencing, zone_id

)

select
    weekly_hours.week_commencing,
    weekly_hours.zone_id,
    weekly_hours.live_hours,
    providers.hours
from weekly_hours
left join providers using (week_commencing, zone_id)
where
    weekly_hours.zone_id != 'all'
    and weekly_hours.age_band = 'all'
    and weekly_hours.packages is not null
    and abs(weekly_hours.live_hours - coalesce(providers.hours, 0)) > 1e-6
