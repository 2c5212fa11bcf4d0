-- rows are weeks and zones whose bridge leaves a residual or does not end at the live hours
select
    hours_bridge.week_commencing,
    hours_bridge.zone_id,
    hours_bridge.residual_hours,
    hours_bridge.closing_hours,
    weekly_hours.live_hours
from hours_bridge
inner join weekly_hours using (week_commencing, zone_id)
where
    weekly_hours.age_band = 'all'
    and (
        abs(hours_bridge.residual_hours) > 1e-6
        or abs(hours_bridge.closing_hours - weekly_hours.live_hours) > 1e-6
    )
