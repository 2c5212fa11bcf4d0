-- grain: week_commencing, zone_id, provider_id, basis
-- units: hours are hours of care a week
-- source: provider_zone_weeks, new_lines
with

live as (

    select
        week_commencing,
        zone_id,
        provider_id,
        'live' as basis,
        hours
    from provider_zone_weeks

),

new as (

    select
        week_commencing,
        zone_id,
        provider_id,
        basis,
        sum(weekly_hours) as hours
    from new_lines
    group by week_commencing, zone_id, provider_id, basis

),

together as (

    select * from live
    union all
    select * from new

)

select * from together
