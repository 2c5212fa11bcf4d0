-- grain: zone_id
-- units: none
-- source: raw_zones
with

zones as (

    select * from raw_zones

),

latest as (

    select
        zone_id,
        last(zone_name order by feed) as zone_name,
        last(area order by feed) as area,
        last(rural order by feed) as rural
    from zones
    group by zone_id

)

select * from latest
