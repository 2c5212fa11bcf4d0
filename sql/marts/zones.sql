-- grain: zone_id
-- units: none
-- source: stg_zones, stg_packages, stg_waiting_list, stg_capacity, stg_commissioned_hours
with

named as (

    select * from stg_zones

),

seen as (

    select zone_id from named
    union
    select zone_id from stg_packages
    union
    select zone_id from stg_waiting_list
    union
    select zone_id from stg_capacity
    union
    select zone_id from stg_commissioned_hours

),

described as (

    select
        seen.zone_id,
        case
            when named.zone_id is not null then named.zone_name
            when exists (select 1 from named) then 'not listed (' || seen.zone_id || ')'
            else seen.zone_id
        end as zone_name,
        named.area,
        named.rural,
        named.zone_id is not null as listed
    from seen
    left join named on seen.zone_id = named.zone_id
    where seen.zone_id != 'all'

)

select * from described
