-- grain: week_commencing, package_number, provider_id, zone_id
-- units: hours_before and hours_now are live hours of care a week
-- source: package_weeks, bridge_packages, successions
with

live as (

    select
        week_commencing,
        package_number,
        provider_id,
        zone_id,
        weekly_hours
    from package_weeks
    where status = 'active'

),

-- both sides use the providers as they count on the closing Monday, so a succession is no transfer
both_sides as (

    select
        week_commencing,
        package_number,
        provider_id,
        zone_id,
        weekly_hours as hours_now,
        null::double as hours_before
    from live
    union all
    select
        week_commencing + 7 as week_commencing,
        package_number,
        provider_id,
        zone_id,
        null::double as hours_now,
        weekly_hours as hours_before
    from live

),

keys as (

    select
        both_sides.week_commencing,
        both_sides.package_number,
        coalesce(successions.counts_as, both_sides.provider_id) as provider_id,
        both_sides.zone_id,
        sum(both_sides.hours_now) as hours_now,
        sum(both_sides.hours_before) as hours_before
    from both_sides
    left join successions
        on both_sides.week_commencing = successions.week_commencing
        and both_sides.provider_id = successions.provider_id
    group by all

),

with_status as (

    select
        keys.*,
        bridge_packages.status_now,
        bridge_packages.status_before
    from keys
    inner join bridge_packages
        on keys.week_commencing = bridge_packages.week_commencing
        and keys.package_number = bridge_packages.package_number

)

select * from with_status
