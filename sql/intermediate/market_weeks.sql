-- grain: week_commencing
-- units: none
-- source: weeks, coverage, stg_workforce
with

payment_days as (

    select
        covers_from as first_day,
        covers_to as last_day
    from coverage
    where kind = 'payments'

),

workforce_days as (

    select
        min(month_starting) as first_day,
        max(month_end) as last_day
    from stg_workforce

),

spans as (

    select * from payment_days
    union all
    select * from workforce_days

),

mondays as (

    select unnest(generate_series(
        date_trunc('week', first_day + interval 6 day)::timestamp, last_day::timestamp, interval 7 day
    ))::date as week_commencing
    from spans

),

-- markets by spend and by staff have Mondays of their own: they need no package
together as (

    select week_commencing from weeks
    union
    select week_commencing from mondays

)

select * from together
