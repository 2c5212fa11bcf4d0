-- grain: group_name, zone_id
-- units: hours are live hours of care a week at the latest census; people and packages are counts on that Monday
-- source: provider_zone_weeks, group_lines, provider_groups, provider_standing
with

latest as (

    select max(week_commencing) as week_commencing from provider_zone_weeks

),

provider_hours as (

    select provider_zone_weeks.*
    from provider_zone_weeks
    inner join latest using (week_commencing)

),

grouped_hours as (

    select
        coalesce(provider_groups.group_name, provider_hours.provider_id) as group_name,
        provider_hours.zone_id,
        provider_hours.hours
    from provider_hours
    left join provider_groups using (week_commencing, provider_id)

),

-- hours returned for all zones together are the group's, and no zone's
hours as (

    select
        group_name,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        sum(hours) as hours,
        count(distinct zone_id) filter (where hours > 0 and zone_id != 'all') as zones
    from grouped_hours
    group by grouping sets ((group_name, zone_id), (group_name))
    having grouping(zone_id) = 1 or zone_id != 'all'

),

-- a person or package that two of a group's providers share counts once
counts as (

    select
        group_name,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        count(distinct person_number) as people,
        count(distinct package_number) as packages,
        count(distinct package_number) filter (where carers_per_visit = 2) as double_handed_packages
    from group_lines
    group by grouping sets ((group_name, zone_id), (group_name))

),

watched as (

    select
        provider_standing.group_name,
        bool_or(provider_standing.market_oversight) as oversight_flag
    from provider_standing
    inner join latest using (week_commencing)
    group by provider_standing.group_name

),

exposures as (

    select
        hours.group_name,
        hours.zone_id,
        hours.hours,
        counts.people,
        counts.packages,
        counts.double_handed_packages,
        hours.zones,
        coalesce(watched.oversight_flag, false) as oversight_flag
    from hours
    left join counts using (group_name, zone_id)
    left join watched using (group_name)

)

select * from exposures
