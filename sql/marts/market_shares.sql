-- grain: week_commencing, zone_id, group_name, basis
-- units: hours are hours of care a week; amount is GBP (spend) or care workers (staff); share of 1; people is a count
-- source: market_hours, spend_weeks, staff_months, package_weeks, new_lines, provider_groups, market_weeks
with

staff_weeks as (

    select
        market_weeks.week_commencing,
        staff_months.zone_id,
        staff_months.provider_id,
        staff_months.staff
    from market_weeks
    inner join staff_months
        on market_weeks.week_commencing >= staff_months.month_starting
        and market_weeks.week_commencing <= staff_months.month_end

),

counted as (

    select
        week_commencing,
        zone_id,
        provider_id,
        basis,
        hours as quantity
    from market_hours
    union all
    select
        week_commencing,
        'all' as zone_id,
        provider_id,
        'spend' as basis,
        amount as quantity
    from spend_weeks
    union all
    select
        week_commencing,
        zone_id,
        provider_id,
        'staff' as basis,
        staff as quantity
    from staff_weeks

),

grouped as (

    select
        counted.week_commencing,
        counted.zone_id,
        coalesce(provider_groups.group_name, counted.provider_id) as group_name,
        counted.basis,
        counted.quantity
    from counted
    left join provider_groups using (week_commencing, provider_id)

),

zone_cells as (

    select
        week_commencing,
        zone_id,
        group_name,
        basis,
        sum(quantity) as quantity
    from grouped
    where zone_id != 'all'
    group by week_commencing, zone_id, group_name, basis

),

-- staff returned for all zones are the council's already; hours are those of its zones and of no zone
council_cells as (

    select
        week_commencing,
        'all' as zone_id,
        group_name,
        basis,
        sum(quantity) as quantity
    from grouped
    where basis != 'staff' or zone_id = 'all'
    group by week_commencing, group_name, basis

),

cells as (

    select * from zone_cells
    union all
    select * from council_cells where basis != 'spend' or quantity > 0

),

-- one person with care from two providers of a group, or in two zones, counts once in the cell of both
persons as (

    select
        week_commencing,
        zone_id,
        provider_id,
        'live' as basis,
        person_number
    from package_weeks
    where status = 'active'
    union all
    select
        week_commencing,
        zone_id,
        provider_id,
        basis,
        person_number
    from new_lines

),

persons_of_groups as (

    select
        persons.week_commencing,
        persons.zone_id,
        coalesce(provider_groups.group_name, persons.provider_id) as group_name,
        persons.basis,
        persons.person_number
    from persons
    left join provider_groups using (week_commencing, provider_id)

),

people_cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        group_name,
        basis,
        count(distinct person_number) as people
    from persons_of_groups
    group by grouping sets (
        (week_commencing, zone_id, group_name, basis),
        (week_commencing, group_name, basis)
    )

),

shares as (

    select
        cells.week_commencing,
        cells.zone_id,
        cells.group_name,
        cells.basis,
        case when cells.basis not in ('spend', 'staff') then cells.quantity end as hours,
        case when cells.basis in ('spend', 'staff') then cells.quantity end as amount,
        cells.quantity / nullif(sum(cells.quantity) over market, 0) as share,
        people_cells.people
    from cells
    left join people_cells using (week_commencing, zone_id, group_name, basis)
    window market as (partition by cells.week_commencing, cells.zone_id, cells.basis)

)

select * from shares
