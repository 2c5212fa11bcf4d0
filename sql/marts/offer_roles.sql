-- grain: week_commencing, zone_id, role
-- units: offers and answers are counts of 13 weeks; acceptance is a share of 1; days are days from offer to answer
-- source: offer_weeks, coverage, weeks
with

covered_weeks as (

    select weeks.week_commencing
    from weeks
    inner join coverage
        on weeks.week_commencing - 91 >= coverage.covers_from
        and weeks.week_commencing <= coverage.covers_to
    where coverage.kind = 'offers'

),

-- without contracts nobody has a role
made as (

    select
        covered_weeks.week_commencing,
        offers.zone_id,
        offers.role,
        offers.answer,
        offers.days_to_answer
    from offer_weeks as offers
    inner join covered_weeks
        on offers.week_commencing > covered_weeks.week_commencing - 91
        and offers.week_commencing <= covered_weeks.week_commencing
    where offers.role is not null

),

cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        role,
        count(*) as offers,
        count(*) filter (where answer = 'accepted') as accepted,
        count(*) filter (where answer = 'declined') as declined,
        count(*) filter (where answer = 'no_reply') as no_reply,
        quantile_cont(days_to_answer, 0.5) as median_days_to_answer
    from made
    group by grouping sets ((week_commencing, zone_id, role), (week_commencing, role))

),

rates as (

    select
        *,
        accepted / offers as acceptance
    from cells

)

select * from rates
