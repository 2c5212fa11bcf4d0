-- grain: week_commencing
-- units: none
-- source: weeks, coverage
with

spans as (

    select
        covers_from as first_day,
        covers_to as last_day
    from coverage
    where kind in ('reablement', 'discharges')
    union all
    select
        min(week_commencing) as first_day,
        max(week_commencing) as last_day
    from weeks

),

-- what hospitals return may reach further back than the packages do, and needs none
mondays as (

    select unnest(generate_series(
        date_trunc('week', min(first_day) + interval 6 day)::timestamp, max(last_day)::timestamp, interval 7 day
    ))::date as week_commencing
    from spans

)

select * from mondays
