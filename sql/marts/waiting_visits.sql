-- grain: week_commencing, zone_id, sector, time_band, workers, stage
-- units: referrals are counts on the Monday, one in each of its times of day; visits and hours are a week
-- source: waiting_calls
with

calls as (

    select * from waiting_calls

),

cells as (

    select
        week_commencing,
        zone_id,
        sector,
        time_band,
        workers,
        stage,
        count(*) as referrals,
        count(visits) as referrals_with_visits,
        sum(visits) as visits,
        sum(hours) as hours
    from calls
    group by week_commencing, zone_id, sector, time_band, workers, stage

)

select * from cells
