-- grain: week_commencing, zone_id, measured_by, level
-- units: hours are live hours of care a week; people and providers are counts on the Monday; share is a share of 1
-- source: provider_zone_weeks, provider_standing, package_weeks
with

standings as (

    select
        week_commencing,
        provider_id,
        'rating' as measured_by,
        rating as level
    from provider_standing
    union all
    select
        week_commencing,
        provider_id,
        'status' as measured_by,
        status as level
    from provider_standing
    union all
    select
        week_commencing,
        provider_id,
        'monitoring' as measured_by,
        case ecm_compliant when true then 'compliant' when false then 'not_compliant' else 'not_stated' end as level
    from provider_standing

),

-- hours returned for all zones together count in the council's rows alone
hours as (

    select
        provider_zone_weeks.week_commencing,
        standings.measured_by,
        case when grouping(provider_zone_weeks.zone_id) = 1 then 'all' else provider_zone_weeks.zone_id end as zone_id,
        case when grouping(standings.level) = 1 then 'all' else standings.level end as level,
        sum(provider_zone_weeks.hours) as hours,
        count(distinct provider_zone_weeks.provider_id) filter (where provider_zone_weeks.hours > 0) as providers
    from provider_zone_weeks
    inner join standings using (week_commencing, provider_id)
    group by
        provider_zone_weeks.week_commencing,
        standings.measured_by,
        cube(provider_zone_weeks.zone_id, standings.level)
    having grouping(provider_zone_weeks.zone_id) = 1 or provider_zone_weeks.zone_id != 'all'

),

people as (

    select
        package_weeks.week_commencing,
        standings.measured_by,
        case when grouping(package_weeks.zone_id) = 1 then 'all' else package_weeks.zone_id end as zone_id,
        case when grouping(standings.level) = 1 then 'all' else standings.level end as level,
        count(distinct package_weeks.person_number) as people
    from package_weeks
    inner join standings using (week_commencing, provider_id)
    where package_weeks.status = 'active'
    group by
        package_weeks.week_commencing,
        standings.measured_by,
        cube(package_weeks.zone_id, standings.level)

),

shares as (

    select
        hours.week_commencing,
        hours.zone_id,
        hours.measured_by,
        hours.level,
        hours.hours,
        people.people,
        hours.providers,
        hours.hours / nullif(max(hours.hours) filter (where hours.level = 'all') over place, 0) as share
    from hours
    left join people using (week_commencing, zone_id, measured_by, level)
    window place as (partition by hours.week_commencing, hours.zone_id, hours.measured_by)

)

select * from shares
