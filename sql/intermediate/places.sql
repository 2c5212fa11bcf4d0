-- grain: zone_id
-- units: none
-- source: zones
with

-- the whole council is a place of its own
places as (

    select zone_id from zones
    union all
    select 'all' as zone_id

)

select * from places
