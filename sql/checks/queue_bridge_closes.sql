-- rows are weeks, zones and queues whose bridge leaves a residual or does not end at the people waiting
select
    queue_bridge.week_commencing,
    queue_bridge.zone_id,
    queue_bridge.queue,
    queue_bridge.residual_people,
    queue_bridge.residual_hours
from queue_bridge
inner join weekly_waiting using (week_commencing, zone_id, queue)
where
    queue_bridge.residual_people != 0
    or abs(queue_bridge.residual_hours) > 1e-6
    or queue_bridge.closing_people != weekly_waiting.people
    or abs(queue_bridge.closing_hours - weekly_waiting.hours) > 1e-6
