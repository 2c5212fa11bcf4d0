-- grain: made_on, quantity, zone_id, age_band, week_commencing
-- units: hours and bounds are hours of care a week, for new_packages packages a week
-- source: frozen_forecasts
with

frozen as (

    select
        made_on,
        made_at,
        quantity,
        zone_id,
        age_band,
        week_commencing,
        hours,
        lower_80,
        upper_80,
        lower_95,
        upper_95,
        note
    from frozen_forecasts

)

select * from frozen
