-- rows are weeks and zones whose demand of all ages is not that of the capacity page
with

bands as (

    select
        week_commencing,
        zone_id,
        demand_hours
    from weekly_demand
    where age_band = 'all'

),

wrong as (

    select
        week_commencing,
        zone_id
    from weekly_gaps
    left join bands using (week_commencing, zone_id)
    where abs(weekly_gaps.demand_hours - bands.demand_hours) > 1e-6
        or (weekly_gaps.demand_hours is null) != (bands.demand_hours is null)

)

select * from wrong
