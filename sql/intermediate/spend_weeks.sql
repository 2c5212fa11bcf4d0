-- grain: week_commencing, provider_id
-- units: amount is GBP paid in the 91 days to the Monday
-- source: stg_payments, coverage, market_weeks
with

-- a file of less than 91 days never holds a whole window: it is shown for the days it has
covered_weeks as (

    select market_weeks.week_commencing
    from market_weeks
    inner join coverage on market_weeks.week_commencing between coverage.covers_from and coverage.covers_to
    where
        coverage.kind = 'payments'
        and (
            market_weeks.week_commencing - 91 >= coverage.covers_from
            or coverage.covers_to - coverage.covers_from < 91
        )

),

days as (

    select
        paid_on,
        provider_id,
        sum(amount) as amount
    from stg_payments
    group by paid_on, provider_id

),

in_window as (

    select
        covered_weeks.week_commencing,
        days.provider_id,
        sum(days.amount) as amount
    from covered_weeks
    inner join days
        on days.paid_on > covered_weeks.week_commencing - 91
        and days.paid_on <= covered_weeks.week_commencing
    group by covered_weeks.week_commencing, days.provider_id

)

select * from in_window
