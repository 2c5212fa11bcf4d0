-- grain: week_commencing, zone_id, provider_id
-- units: hours are live hours of care a week; people and packages are counted afresh in each row; share is a share of 1
-- source: package_weeks, provider_zone_weeks, coverage
with

from_packages as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(provider_id) = 1 then 'all' else provider_id end as provider_id,
        sum(weekly_hours) as hours,
        count(distinct person_number) as people,
        count(distinct package_number) as packages,
        coalesce(sum(weekly_hours) filter (where carers_per_visit = 2), 0) as double_handed_hours
    from package_weeks
    where status = 'active'
    group by cube(zone_id, provider_id), week_commencing

),

-- hours returned for all zones together count in the council's row alone
from_periods as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(provider_id) = 1 then 'all' else provider_id end as provider_id,
        sum(hours) as hours,
        null::bigint as people,
        null::bigint as packages,
        null::double as double_handed_hours
    from provider_zone_weeks
    where not exists (select 1 from coverage where kind = 'packages')
    group by cube(zone_id, provider_id), week_commencing
    having grouping(zone_id) = 1 or zone_id != 'all'

),

together as (

    select * from from_packages
    union all
    select * from from_periods

),

shares as (

    select
        *,
        hours / nullif(max(hours) filter (where provider_id = 'all') over place, 0) as share
    from together
    window place as (partition by week_commencing, zone_id)

)

select * from shares
