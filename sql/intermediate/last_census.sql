-- grain: week_commencing
-- units: none
-- source: weekly_hours
with

known_weeks as (

    select max(week_commencing) as week_commencing
    from weekly_hours
    where zone_id = 'all' and age_band = 'all' and live_hours is not null

),

census as (

    select week_commencing from known_weeks where week_commencing is not null

)

select * from census
