-- grain: period_start, zone_id, provider_id
-- units: planned_hours and delivered_hours are hours of care a week; visits are visits a week
-- source: delivered_periods
with

periods as (

    select * from delivered_periods

),

-- of two lengths of period that start together the shorter is shown
finest as (

    select
        period_start,
        zone_id,
        provider_id,
        period,
        planned_hours,
        delivered_hours,
        missed_visits,
        late_visits
    from periods
    qualify row_number() over (partition by period_start, zone_id, provider_id order by period_rank) = 1

)

select * from finest
