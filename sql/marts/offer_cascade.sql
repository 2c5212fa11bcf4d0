-- grain: week_commencing, zone_id, provider_id
-- units: offers are counts of the week to the Monday; acceptance is a share of 1; days are days from offer to answer
-- source: offer_weeks
with

offers as (

    select * from offer_weeks

),

cells as (

    select
        week_commencing,
        zone_id,
        provider_id,
        any_value(role) as role,
        count(*) as offers,
        count(*) filter (where answer = 'accepted') as accepted,
        count(*) filter (where answer = 'declined') as declined,
        count(*) filter (where answer = 'no_reply') as no_reply,
        quantile_cont(days_to_answer, 0.5) as median_days_to_answer
    from offers
    group by week_commencing, zone_id, provider_id

),

rates as (

    select
        *,
        accepted / offers as acceptance
    from cells

)

select * from rates
