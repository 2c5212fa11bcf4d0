with

moved as (

    select
        week_commencing,
        zone_id,
        coalesce(sum(hours) filter (where direction = 'in'), 0) as started_hours,
        coalesce(sum(hours) filter (where direction = 'out'), 0) as ended_hours
    from starts_and_ends
    group by week_commencing, zone_id

)

select hours_bridge.*
from hours_bridge
full join moved using (week_commencing, zone_id)
where
    abs(coalesce(moved.started_hours, 0) - coalesce(hours_bridge.new_hours, 0)) > 1e-6
    or abs(
        coalesce(moved.ended_hours, 0)
        - coalesce(hours_bridge.ended_hours + hours_bridge.handed_back_hours, 0)
    ) > 1e-6
