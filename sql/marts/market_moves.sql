-- grain: week_commencing, zone_id, group_name, move
-- units: hours are live hours of care a week, at the Monday for entered and 13 weeks before it for left; share of 1
-- source: provider_zone_weeks, provider_groups, covered_windows
with

covered_weeks as (

    select week_commencing from covered_windows where kind = 'packages' and weeks = 13

),

both_mondays as (

    select
        week_commencing,
        provider_id,
        zone_id,
        hours as hours_now,
        0 as hours_before
    from provider_zone_weeks
    union all
    select
        week_commencing + 91 as week_commencing,
        provider_id,
        zone_id,
        0 as hours_now,
        hours as hours_before
    from provider_zone_weeks

),

-- both Mondays use the groups as on the later one: a take-over or a new owner brings nobody in and leaves nobody out
grouped as (

    select
        both_mondays.week_commencing,
        both_mondays.zone_id,
        coalesce(provider_groups.group_name, both_mondays.provider_id) as group_name,
        both_mondays.hours_now,
        both_mondays.hours_before
    from both_mondays
    inner join covered_weeks using (week_commencing)
    left join provider_groups using (week_commencing, provider_id)

),

cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        group_name,
        sum(hours_now) as hours_now,
        sum(hours_before) as hours_before
    from grouped
    group by grouping sets ((week_commencing, zone_id, group_name), (week_commencing, group_name))

),

with_market as (

    select
        *,
        sum(hours_now) over market as market_now,
        sum(hours_before) over market as market_before
    from cells
    window market as (partition by week_commencing, zone_id)

),

moves as (

    select
        week_commencing,
        zone_id,
        group_name,
        case when hours_now > 0 then 'entered' else 'left' end as move,
        case when hours_now > 0 then hours_now else hours_before end as hours,
        case when hours_now > 0 then hours_now / market_now else hours_before / market_before end as share
    from with_market
    where (hours_now > 0) != (hours_before > 0)

)

select * from moves
