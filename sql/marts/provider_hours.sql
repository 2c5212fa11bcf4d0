-- grain: week_commencing, zone_id, provider_id
-- units: hours are hours of care a week; people and packages are counts on the Monday; taken_up_share is a share of 1
-- source: provider_zone_weeks, slot_weeks, spare_weeks, declaration_uptake, provider_weeks, coverage, weeks
with

caps as (

    select
        week_commencing,
        zone_id,
        provider_id,
        case when count(hours_cap) = count(*) then sum(hours_cap) end as hours_cap
    from slot_weeks
    where provider_id is not null
    group by week_commencing, zone_id, provider_id

),

spare as (

    select
        week_commencing,
        zone_id,
        provider_id,
        spare_hours,
        declared_on
    from spare_weeks
    where zone_id != 'all'

),

keys as (

    select
        week_commencing,
        zone_id,
        provider_id
    from provider_zone_weeks
    where zone_id != 'all'
    union
    select
        week_commencing,
        zone_id,
        provider_id
    from caps
    inner join weeks using (week_commencing)
    union
    select
        week_commencing,
        zone_id,
        provider_id
    from spare

),

filled as (

    select
        keys.week_commencing,
        keys.zone_id,
        keys.provider_id,
        case when covered.kind is null then live.hours else coalesce(live.hours, 0) end as hours,
        case when covered.kind is null then live.people else coalesce(live.people, 0) end as people,
        case when covered.kind is null then live.packages else coalesce(live.packages, 0) end as packages,
        case
            when covered.kind is null then live.double_handed_hours else coalesce(live.double_handed_hours, 0)
        end as double_handed_hours,
        caps.hours_cap,
        spare.spare_hours,
        uptake.begun_hours / nullif(least(spare.spare_hours, uptake.offered_hours), 0) as taken_up_share,
        coalesce(provider_weeks.status, 'active') as status,
        coalesce(provider_weeks.rating, 'Not rated') as rating
    from keys
    left join provider_zone_weeks as live using (week_commencing, zone_id, provider_id)
    left join caps using (week_commencing, zone_id, provider_id)
    left join spare using (week_commencing, zone_id, provider_id)
    left join declaration_uptake as uptake
        on keys.provider_id = uptake.provider_id
        and keys.zone_id = uptake.zone_id
        and spare.declared_on = uptake.first_day
    left join provider_weeks
        on keys.week_commencing = provider_weeks.week_commencing
        and keys.provider_id = provider_weeks.provider_id
    left join coverage as covered
        on covered.kind = 'packages'
        and keys.week_commencing between covered.covers_from and covered.covers_to

),

with_headroom as (

    select
        week_commencing,
        zone_id,
        provider_id,
        hours,
        people,
        packages,
        double_handed_hours,
        hours_cap - hours as headroom,
        spare_hours,
        taken_up_share,
        status,
        rating
    from filled

)

select * from with_headroom
