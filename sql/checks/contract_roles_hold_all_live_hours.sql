-- rows are weeks and zones whose roles' live hours do not add up to the live hours
with

roles as (

    select
        week_commencing,
        zone_id,
        sum(live_hours) as live_hours
    from contract_roles
    group by week_commencing, zone_id

)

select
    roles.week_commencing,
    roles.zone_id,
    roles.live_hours,
    weekly_hours.live_hours as zone_live_hours
from roles
inner join weekly_hours using (week_commencing, zone_id)
where weekly_hours.age_band = 'all' and abs(roles.live_hours - weekly_hours.live_hours) > 1e-6
