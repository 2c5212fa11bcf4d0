-- rows are weeks and zones whose gap is not demand less capacity, or whose shortfall is below it
select
    week_commencing,
    zone_id,
    gap_hours,
    demand_hours,
    capacity_hours,
    shortfall_hours
from weekly_gaps
where
    abs(gap_hours - (demand_hours - capacity_hours)) > 1e-6
    or shortfall_hours < 0
    or (zone_id != 'all' and shortfall_hours < gap_hours)
