-- grain: feed, period_start, zone_id, age_band, provider_id
-- units: planned_hours and delivered_hours are hours of care a week
-- source: raw_commissioned_hours
with

commissioned_hours as (

    select * from raw_commissioned_hours

),

dated as (

    select
        feed,
        period,
        period_start,
        case period
            when 'week' then period_start + interval 6 day
            when 'month' then period_start + interval 1 month - interval 1 day
            else period_start + interval 3 month - interval 1 day
        end::date as period_end,
        case period when 'week' then 1 when 'month' then 2 else 3 end as period_rank,
        zone_id,
        age_band,
        provider_id,
        planned_hours,
        delivered_hours,
        people,
        missed_visits,
        late_visits
    from commissioned_hours

)

select * from dated
