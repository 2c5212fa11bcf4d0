-- grain: week_commencing, zone_id, provider_id, weeks
-- units: offers, answers and reasons are counts of the weeks to the Monday; acceptance is a share of 1; days are days
-- source: offer_weeks, coverage, weeks
with

lengths as (

    select unnest([13, 52]) as weeks

),

-- a window is known where all of it lies in coverage
covered_weeks as (

    select
        weeks.week_commencing,
        lengths.weeks
    from weeks
    cross join lengths
    inner join coverage
        on weeks.week_commencing - 7 * lengths.weeks >= coverage.covers_from
        and weeks.week_commencing <= coverage.covers_to
    where coverage.kind = 'offers'

),

made as (

    select
        covered_weeks.week_commencing,
        covered_weeks.weeks,
        offers.zone_id,
        offers.provider_id,
        offers.answer,
        offers.reason,
        offers.days_to_answer
    from offer_weeks as offers
    inner join covered_weeks
        on offers.week_commencing > covered_weeks.week_commencing - 7 * covered_weeks.weeks
        and offers.week_commencing <= covered_weeks.week_commencing

),

cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(provider_id) = 1 then 'all' else provider_id end as provider_id,
        weeks,
        count(*) as offers,
        count(*) filter (where answer = 'accepted') as accepted,
        count(*) filter (where answer = 'declined') as declined,
        count(*) filter (where answer = 'no_reply') as no_reply,
        count(*) filter (where reason = 'no_staff') as no_staff,
        count(*) filter (where reason = 'time_of_day') as time_of_day,
        count(*) filter (where reason = 'double_handed') as double_handed,
        count(*) filter (where reason = 'location') as location,
        count(*) filter (where reason = 'price') as price,
        count(*) filter (where reason = 'other') as other,
        count(*) filter (where reason = 'not_stated') as not_stated,
        quantile_cont(days_to_answer, 0.5) as median_days_to_answer
    from made
    group by cube(zone_id, provider_id), week_commencing, weeks

),

rates as (

    select
        *,
        accepted / offers as acceptance
    from cells

)

select * from rates
