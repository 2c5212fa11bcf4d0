-- grain: week_commencing, zone_id, provider_id, weeks
-- units: offers, answers and reasons are counts of the weeks to the Monday; acceptance is a share of 1; days are days
-- source: window_offers
with

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
    from window_offers
    group by cube(zone_id, provider_id), week_commencing, weeks

),

rates as (

    select
        *,
        accepted / offers as acceptance
    from cells

)

select * from rates
