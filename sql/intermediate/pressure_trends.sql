-- grain: week_commencing, zone_id, measure
-- units: value is in the unit of the indicator
-- source: winter_indicators
with

-- hours and waits of the package queue and declared hours are measures of their own
pressures as (

    select
        week_commencing,
        zone_id,
        indicator as measure,
        value
    from winter_indicators
    where value is not null and indicator not in ('waiting_hours', 'longest_wait', 'spare_hours')

)

select * from pressures
