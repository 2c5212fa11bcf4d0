-- grain: period_start, zone_id, provider_id
-- units: planned_hours and delivered_hours are hours of care a week; visits are visits a week
-- source: stg_commissioned_hours
with

periods as (

    select
        *,
        min(period_rank) over (partition by period_start, zone_id, provider_id) as finest_rank
    from stg_commissioned_hours

),

-- a sum is known where each of its parts is
cells as (

    select
        period_start,
        zone_id,
        provider_id,
        any_value(period) as period,
        sum(planned_hours) as planned_hours,
        case when count(delivered_hours) = count(*) then sum(delivered_hours) end as delivered_hours,
        case when count(missed_visits) = count(*) then sum(missed_visits) end as missed_visits,
        case when count(late_visits) = count(*) then sum(late_visits) end as late_visits
    from periods
    where period_rank = finest_rank
    group by period_start, zone_id, provider_id

)

select * from cells
