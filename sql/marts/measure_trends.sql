-- grain: week_commencing, zone_id, measure
-- units: value is in the unit of the measure's record; a week without a value has no row
-- source: weekly_gaps, weekly_hours, weekly_waiting, weekly_demand, hours_bridge, market_concentration, pressure_trends
with

gaps as (

    unpivot weekly_gaps
    on
        live_hours, waiting_hours, waiting_people, replacement_hours, spare_hours, demand_hours, capacity_hours,
        gap_hours, shortfall_hours, coverage
    into name measure value value

),

care as (

    select
        week_commencing,
        zone_id,
        suspended_hours,
        people::double as people,
        packages::double as packages,
        live_hours / nullif(people, 0) as mean_hours
    from weekly_hours
    where age_band = 'all'

),

care_trends as (

    unpivot care
    on suspended_hours, people, packages, mean_hours
    into name measure value value

),

waits as (

    select
        week_commencing,
        zone_id,
        median_days::double as median_days,
        p90_days::double as p90_days,
        longest_days::double as longest_days
    from weekly_waiting
    where queue = 'package'

),

wait_trends as (

    unpivot waits
    on median_days, p90_days, longest_days
    into name measure value value

),

moves as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        sum(new_hours) as bridge_new_hours,
        sum(increase_hours) as bridge_increase_hours,
        sum(decrease_hours) as bridge_decrease_hours,
        sum(ended_hours) as bridge_ended_hours,
        sum(handed_back_hours) as bridge_handed_back_hours,
        sum(paused_hours) as bridge_paused_hours,
        sum(restarted_hours) as bridge_restarted_hours
    from hours_bridge
    group by grouping sets ((week_commencing, zone_id), (week_commencing))

),

move_trends as (

    unpivot moves
    on
        bridge_new_hours, bridge_increase_hours, bridge_decrease_hours, bridge_ended_hours, bridge_handed_back_hours,
        bridge_paused_hours, bridge_restarted_hours
    into name measure value value

),

markets as (

    select
        week_commencing,
        zone_id,
        providers::double as market_providers,
        n50::double as market_n50,
        largest_share,
        cr4 as largest_4_share,
        cr10 as largest_10_share,
        effective_providers,
        hhi as market_hhi
    from market_concentration
    where basis = 'live'

),

market_trends as (

    unpivot markets
    on
        market_providers, market_n50, largest_share, largest_4_share, largest_10_share, effective_providers, market_hhi
    into name measure value value

),

starts as (

    select
        week_commencing,
        zone_id,
        'new_packages' as measure,
        new_packages::double as value
    from weekly_demand
    where age_band = 'all' and new_packages is not null

),

trends as (

    select * from gaps
    union all by name
    select * from care_trends
    union all by name
    select * from wait_trends
    union all by name
    select * from move_trends
    union all by name
    select * from market_trends
    union all by name
    select * from starts
    union all by name
    select * from pressure_trends

),

finished as (

    select
        week_commencing,
        zone_id,
        measure,
        value::double as value
    from trends
    where value is not null

)

select * from finished
