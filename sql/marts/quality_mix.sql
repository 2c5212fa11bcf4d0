-- grain: week_commencing, zone_id, measured_by, level
-- units: hours are live hours of care a week; people and providers are counts on the Monday; share is a share of 1
-- source: provider_zone_weeks, provider_standing, live_lines
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

placed as (

    select
        live_lines.week_commencing,
        live_lines.zone_id,
        live_lines.shared_person,
        standings.measured_by,
        standings.level
    from live_lines
    inner join standings using (week_commencing, provider_id)

),

-- every line counted as a person of its own, less what that counts too often: few people have several lines
lines as (

    select
        week_commencing,
        measured_by,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(level) = 1 then 'all' else level end as level,
        count(*) as lines
    from placed
    group by week_commencing, measured_by, cube(zone_id, level)

),

too_many as (

    select
        week_commencing,
        measured_by,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(level) = 1 then 'all' else level end as level,
        count(*) - count(distinct shared_person) as people
    from placed
    where shared_person is not null
    group by week_commencing, measured_by, cube(zone_id, level)

),

people as (

    select
        lines.week_commencing,
        lines.measured_by,
        lines.zone_id,
        lines.level,
        lines.lines - coalesce(too_many.people, 0) as people
    from lines
    left join too_many using (week_commencing, measured_by, zone_id, level)

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
