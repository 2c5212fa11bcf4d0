-- grain: week_commencing, zone_id, provider_id, reason
-- units: offers are counts of declined offers of the week to the Monday
-- source: offer_weeks
with

declined as (

    select * from offer_weeks where answer = 'declined'

),

cells as (

    select
        week_commencing,
        zone_id,
        provider_id,
        reason,
        count(*) as offers
    from declined
    group by week_commencing, zone_id, provider_id, reason

)

select * from cells
