-- grain: week_commencing, referral_number, time_band
-- units: visits and hours are a week; minutes are of one visit; workers are those at each visit
-- source: brokerage_queue
with

waiting as (

    select * from brokerage_queue

),

-- visits and hours fall evenly on the times of day that are asked for
timed as (

    select
        week_commencing,
        referral_number,
        zone_id,
        coalesce(sector, 'not_stated') as sector,
        unnest(coalesce(time_bands, ['not_stated'])) as time_band,
        carers_per_visit as workers,
        stage,
        days_waited,
        coalesce(len(time_bands), 1) as bands,
        visits_per_week,
        weekly_hours
    from waiting

),

shared as (

    select
        week_commencing,
        referral_number,
        zone_id,
        sector,
        time_band,
        workers,
        stage,
        days_waited,
        visits_per_week / bands as visits,
        weekly_hours / bands as hours,
        60 * weekly_hours / (nullif(visits_per_week, 0) * workers) as minutes
    from timed

)

select * from shared
