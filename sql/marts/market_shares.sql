-- grain: week_commencing, zone_id, group_name, basis
-- units: hours are hours of care a week; amount is GBP for spend, care workers for staff; share is a share of 1
-- source: market_hours, spend_weeks, staff_months, provider_groups, market_weeks
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

shares as (

    select
        week_commencing,
        zone_id,
        group_name,
        basis,
        case when basis not in ('spend', 'staff') then quantity end as hours,
        case when basis in ('spend', 'staff') then quantity end as amount,
        quantity / nullif(sum(quantity) over (partition by week_commencing, zone_id, basis), 0) as share
    from cells

)

select * from shares
