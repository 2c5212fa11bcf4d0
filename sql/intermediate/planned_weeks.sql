-- grain: week_commencing, zone_id, age_band
-- units: planned_hours are hours of care a week
-- source: stg_commissioned_hours, weeks
with

periods as (

    select * from stg_commissioned_hours

),

returned as (

    select
        weeks.week_commencing,
        periods.*,
        min(periods.period_rank) over (partition by weeks.week_commencing, periods.zone_id) as finest_rank
    from periods
    inner join weeks on weeks.week_commencing between periods.period_start and periods.period_end

),

-- where a week is returned by more than one length of period, the finest is used
cells as (

    select
        week_commencing,
        zone_id,
        age_band,
        any_value(period) as native_period,
        sum(planned_hours) as planned_hours,
        case when count(distinct provider_id) = 1 then sum(people)::bigint end as people
    from returned
    where period_rank = finest_rank
    group by week_commencing, zone_id, age_band

)

select * from cells
