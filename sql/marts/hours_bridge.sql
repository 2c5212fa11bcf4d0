-- grain: week_commencing, zone_id
-- units: hours of care a week between one Monday and the next; packages are those behind a step
-- source: bridge_moves, zones, coverage, weeks
with

moved as (

    select
        week_commencing,
        zone_id,
        sum(hours_before) as opening_hours,
        sum(hours_now) filter (where move = 'new') as new_hours,
        sum(hours_now - hours_before) filter (where move = 'increase') as increase_hours,
        sum(hours_before - hours_now) filter (where move = 'decrease') as decrease_hours,
        sum(hours_before) filter (where move = 'ended' and not handed_back) as ended_hours,
        sum(hours_before) filter (where move = 'ended' and handed_back) as handed_back_hours,
        sum(hours_before) filter (where move = 'transferred_out' and handed_back) as handback_replaced_hours,
        sum(hours_before) filter (where move = 'paused') as paused_hours,
        sum(hours_now) filter (where move = 'restarted') as restarted_hours,
        sum(hours_now) filter (where move = 'transferred_in') as transferred_in_hours,
        sum(hours_before) filter (where move = 'transferred_out') as transferred_out_hours,
        sum(hours_now) as closing_hours,
        count(distinct package_number) filter (where move = 'new') as new_packages,
        count(distinct package_number) filter (where move = 'increase') as increase_packages,
        count(distinct package_number) filter (where move = 'decrease') as decrease_packages,
        count(distinct package_number) filter (where move = 'ended' and not handed_back) as ended_packages,
        count(distinct package_number) filter (where move = 'ended' and handed_back) as handed_back_packages,
        count(distinct package_number) filter (where move = 'paused') as paused_packages,
        count(distinct package_number) filter (where move = 'restarted') as restarted_packages,
        count(distinct package_number) filter (where move = 'transferred_in') as transferred_in_packages,
        count(distinct package_number) filter (where move = 'transferred_out') as transferred_out_packages
    from bridge_moves
    group by week_commencing, zone_id

),

spine as (

    select
        weeks.week_commencing,
        zones.zone_id,
        weeks.week_commencing - 7 >= coverage.covers_from and weeks.week_commencing <= coverage.covers_to as covered
    from weeks
    cross join zones
    inner join coverage on coverage.kind = 'packages'
    where weeks.week_commencing > (select min(week_commencing) from weeks)

),

filled as (

    select
        spine.week_commencing,
        spine.zone_id,
        case when spine.covered then coalesce(moved.opening_hours, 0) end as opening_hours,
        case when spine.covered then coalesce(moved.new_hours, 0) end as new_hours,
        case when spine.covered then coalesce(moved.increase_hours, 0) end as increase_hours,
        case when spine.covered then coalesce(moved.decrease_hours, 0) end as decrease_hours,
        case when spine.covered then coalesce(moved.ended_hours, 0) end as ended_hours,
        case when spine.covered then coalesce(moved.handed_back_hours, 0) end as handed_back_hours,
        case when spine.covered then coalesce(moved.handback_replaced_hours, 0) end as handback_replaced_hours,
        case when spine.covered then coalesce(moved.paused_hours, 0) end as paused_hours,
        case when spine.covered then coalesce(moved.restarted_hours, 0) end as restarted_hours,
        case when spine.covered then coalesce(moved.transferred_in_hours, 0) end as transferred_in_hours,
        case when spine.covered then coalesce(moved.transferred_out_hours, 0) end as transferred_out_hours,
        case when spine.covered then coalesce(moved.closing_hours, 0) end as closing_hours,
        case when spine.covered then coalesce(moved.new_packages, 0) end as new_packages,
        case when spine.covered then coalesce(moved.increase_packages, 0) end as increase_packages,
        case when spine.covered then coalesce(moved.decrease_packages, 0) end as decrease_packages,
        case when spine.covered then coalesce(moved.ended_packages, 0) end as ended_packages,
        case when spine.covered then coalesce(moved.handed_back_packages, 0) end as handed_back_packages,
        case when spine.covered then coalesce(moved.paused_packages, 0) end as paused_packages,
        case when spine.covered then coalesce(moved.restarted_packages, 0) end as restarted_packages,
        case when spine.covered then coalesce(moved.transferred_in_packages, 0) end as transferred_in_packages,
        case when spine.covered then coalesce(moved.transferred_out_packages, 0) end as transferred_out_packages
    from spine
    left join moved using (week_commencing, zone_id)

),

with_residual as (

    select
        *,
        opening_hours + new_hours + increase_hours - decrease_hours - ended_hours - handed_back_hours
        - paused_hours + restarted_hours - transferred_out_hours + transferred_in_hours
        - closing_hours as residual_hours
    from filled

)

select * from with_residual
