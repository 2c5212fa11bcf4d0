-- grain: period_start, period, zone_id, provider_id
-- units: planned_hours and delivered_hours are hours of care a week; visits are visits a week
-- source: stg_commissioned_hours
with

periods as (

    select * from stg_commissioned_hours

),

-- a sum is known where each of its parts is
cells as (

    select
        period_start,
        period,
        period_rank,
        period_end,
        zone_id,
        provider_id,
        sum(planned_hours) as planned_hours,
        case when count(delivered_hours) = count(*) then sum(delivered_hours) end as delivered_hours,
        case when count(missed_visits) = count(*) then sum(missed_visits) end as missed_visits,
        case when count(late_visits) = count(*) then sum(late_visits) end as late_visits
    from periods
    group by period_start, period, period_rank, period_end, zone_id, provider_id

)

select * from cells
