-- grain: feed, week_commencing, provider_id, zone_id
-- units: spare_hours are hours of care a week
-- source: raw_capacity
with

declarations as (

    select * from raw_capacity

),

dated as (

    select
        feed,
        week_commencing,
        provider_id,
        zone_id,
        spare_hours,
        coalesce(declared_on, week_commencing) as declared_on
    from declarations

)

select * from dated
