-- grain: month_starting, provider_id, zone_id
-- units: staff are care workers, whole-time equivalents where people are not returned
-- source: stg_workforce
with

zones_returned as (

    select
        month_starting,
        month_end,
        provider_id,
        zone_id,
        staff,
        care_workers,
        care_workers_wte
    from stg_workforce

),

-- the council's row is what a provider returns for all zones, else the sum of its zones
council as (

    select
        month_starting,
        month_end,
        provider_id,
        'all' as zone_id,
        coalesce(any_value(staff) filter (where zone_id = 'all'), sum(staff)) as staff,
        case when bool_or(zone_id = 'all') then any_value(care_workers) filter (where zone_id = 'all')
            when count(care_workers) = count(*) then sum(care_workers)
        end as care_workers,
        case when bool_or(zone_id = 'all') then any_value(care_workers_wte) filter (where zone_id = 'all')
            when count(care_workers_wte) = count(*) then sum(care_workers_wte)
        end as care_workers_wte
    from zones_returned
    group by month_starting, month_end, provider_id

),

together as (

    select * from council
    union all
    select * from zones_returned where zone_id != 'all'

)

select * from together
