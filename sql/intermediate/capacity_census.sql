-- grain: week_commencing
-- units: none
-- source: weekly_gaps, last_census
with

-- of all that capacity is reckoned from: a queue that is days behind the packages holds it back
known_weeks as (

    select max(week_commencing) as week_commencing
    from weekly_gaps
    where zone_id = 'all' and demand_hours is not null

),

census as (

    select coalesce(known_weeks.week_commencing, last_census.week_commencing) as week_commencing
    from last_census
    cross join known_weeks

)

select * from census
