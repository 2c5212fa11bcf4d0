-- grain: week_commencing, zone_id, role
-- units: offers and answers are counts of 13 weeks; acceptance is a share of 1; days are days from offer to answer
-- source: window_offers
with

-- without contracts nobody has a role
made as (

    select * from window_offers where weeks = 13 and role is not null

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
