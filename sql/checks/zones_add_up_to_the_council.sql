-- rows are Mondays whose zones do not add up to the council's live or waiting hours
select
    week_commencing,
    sum(live_hours) filter (where zone_id != 'all') as zone_live_hours,
    sum(live_hours) filter (where zone_id = 'all') as council_live_hours,
    sum(waiting_hours) filter (where zone_id != 'all') as zone_waiting_hours,
    sum(waiting_hours) filter (where zone_id = 'all') as council_waiting_hours
from weekly_gaps
where not exists (select 1 from stg_commissioned_hours where zone_id = 'all')
group by week_commencing
having
    abs(zone_live_hours - council_live_hours) > 1e-6
    or abs(zone_waiting_hours - council_waiting_hours) > 1e-6
