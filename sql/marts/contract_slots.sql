-- grain: week_commencing, feed, contract_id
-- units: hours are hours of care a week; expected_share is a share of the hours of new people; hourly_rate is GBP
-- source: slot_weeks, provider_standing, provider_zone_weeks, provider_groups, coverage, weeks
with

slots as (

    select * from slot_weeks

),

-- who took a holder over holds its contract: the hours are those of all who count as the holder on the Monday
holder_hours as (

    select
        live.week_commencing,
        live.zone_id,
        coalesce(provider_groups.counts_as, live.provider_id) as counts_as,
        sum(live.hours) as hours,
        sum(live.people)::bigint as people
    from provider_zone_weeks as live
    left join provider_groups using (week_commencing, provider_id)
    group by all

),

filled as (

    select
        slots.*,
        provider_standing.provider_name,
        case
            when slots.provider_id is null or covered.kind is null then holder_hours.hours
            else coalesce(holder_hours.hours, 0)
        end as live_hours,
        case
            when slots.provider_id is null or covered.kind is null then holder_hours.people
            else coalesce(holder_hours.people, 0)
        end as people
    from slots
    inner join weeks using (week_commencing)
    left join provider_standing using (week_commencing, provider_id)
    left join holder_hours
        on slots.week_commencing = holder_hours.week_commencing
        and slots.zone_id = holder_hours.zone_id
        and slots.counts_as = holder_hours.counts_as
    left join coverage as covered
        on covered.kind = 'packages'
        and slots.week_commencing between covered.covers_from and covered.covers_to

),

-- a holder of two slots in a zone has all its live hours there in both
dated as (

    select
        week_commencing,
        feed,
        contract_id,
        zone_id,
        role,
        local_role,
        provider_id,
        provider_name,
        counts_as,
        group_name,
        start_date,
        end_date,
        extension_to,
        notice_months,
        (end_date - to_months(notice_months::integer))::date as decision_due,
        expected_share,
        hours_cap,
        live_hours,
        people,
        hours_cap - live_hours as headroom,
        hourly_rate
    from filled

)

select * from dated
