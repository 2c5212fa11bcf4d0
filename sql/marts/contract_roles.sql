-- grain: week_commencing, zone_id, role
-- units: hours are hours of care a week, new ones of new people of the last 91 days; shares of 1; people are counts
-- source: slot_weeks, role_weeks, package_weeks, new_lines, provider_groups, coverage, weeks
with

zone_starts as (

    select
        week_commencing,
        zone_id,
        min(start_date) as first_start
    from slot_weeks
    group by week_commencing, zone_id

),

line_hours as (

    select
        week_commencing,
        zone_id,
        provider_id,
        package_begun,
        weekly_hours as live_hours,
        0 as new_hours,
        person_number as live_person,
        null as new_person
    from package_weeks
    where status = 'active'
    union all
    select
        week_commencing,
        zone_id,
        provider_id,
        package_begun,
        0 as live_hours,
        weekly_hours as new_hours,
        null as live_person,
        person_number as new_person
    from new_lines
    where basis = 'new_people'

),

-- few rows before the roles are looked up: packages of one provider that began alike count alike
begun_hours as (

    select
        line_hours.week_commencing,
        line_hours.zone_id,
        line_hours.provider_id,
        coalesce(line_hours.package_begun < zone_starts.first_start, false) as legacy,
        sum(line_hours.live_hours) as live_hours,
        sum(line_hours.new_hours) as new_hours,
        list(distinct line_hours.live_person) filter (where line_hours.live_person is not null) as live_people,
        list(distinct line_hours.new_person) filter (where line_hours.new_person is not null) as new_people
    from line_hours
    left join zone_starts using (week_commencing, zone_id)
    group by all

),

role_hours as (

    select
        begun_hours.week_commencing,
        begun_hours.zone_id,
        case when begun_hours.legacy then 'legacy' else coalesce(role_weeks.role, 'off_framework') end as role,
        sum(begun_hours.live_hours) as live_hours,
        sum(begun_hours.new_hours) as new_hours,
        coalesce(len(list_distinct(flatten(list(begun_hours.live_people)))), 0) as live_people,
        coalesce(len(list_distinct(flatten(list(begun_hours.new_people)))), 0) as new_people
    from begun_hours
    left join provider_groups using (week_commencing, provider_id)
    left join role_weeks
        on begun_hours.week_commencing = role_weeks.week_commencing
        and begun_hours.zone_id = role_weeks.zone_id
        and coalesce(provider_groups.counts_as, begun_hours.provider_id) = role_weeks.counts_as
    where exists (select 1 from slot_weeks)
    group by all

),

role_slots as (

    select
        slot_weeks.week_commencing,
        slot_weeks.zone_id,
        slot_weeks.role,
        count(*) as slots,
        count(*) filter (where slot_weeks.provider_id is null) as vacant_slots,
        sum(slot_weeks.expected_share) as expected_share
    from slot_weeks
    inner join weeks using (week_commencing)
    group by slot_weeks.week_commencing, slot_weeks.zone_id, slot_weeks.role

),

covered as (

    select
        weeks.week_commencing,
        coalesce(weeks.week_commencing between coverage.covers_from and coverage.covers_to, false) as live_known,
        coalesce(
            weeks.week_commencing - 455 >= coverage.covers_from and weeks.week_commencing <= coverage.covers_to, false
        ) as new_known
    from weeks
    left join coverage on coverage.kind = 'packages'

),

roles as (

    select
        week_commencing,
        zone_id,
        role,
        coalesce(role_slots.slots, 0) as slots,
        coalesce(role_slots.vacant_slots, 0) as vacant_slots,
        role_slots.expected_share,
        case when covered.live_known then coalesce(role_hours.live_hours, 0) end as live_hours,
        case when covered.new_known then coalesce(role_hours.new_hours, 0) end as new_hours,
        case when covered.live_known then coalesce(role_hours.live_people, 0) end as live_people,
        case when covered.new_known then coalesce(role_hours.new_people, 0) end as new_people
    from role_slots
    full join role_hours using (week_commencing, zone_id, role)
    inner join covered using (week_commencing)

),

with_zones as (

    select
        *,
        sum(live_hours) over zone as zone_live_hours,
        sum(new_hours) over zone as zone_new_hours
    from roles
    window zone as (partition by week_commencing, zone_id)

),

shares as (

    select
        week_commencing,
        zone_id,
        role,
        slots,
        vacant_slots,
        expected_share,
        new_hours / nullif(zone_new_hours, 0) as new_share,
        live_hours / nullif(zone_live_hours, 0) as live_share,
        case
            when expected_share is not null and new_hours is not null
                then greatest(0, expected_share * zone_new_hours - new_hours)
        end as new_hours_short,
        new_hours,
        live_hours,
        new_people,
        live_people
    from with_zones

)

select * from shares
