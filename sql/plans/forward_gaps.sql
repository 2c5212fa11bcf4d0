-- grain: week_commencing, zone_id
-- units: hours are hours of care a week; probabilities are shares of 1 of joint draws; care_workers_needed are people
-- source: frozen_forecasts, last_census, capacity_census, weekly_gaps, notice_hours, worker_supply, settings
with

latest as (

    select max(made_on) as made_on from frozen_forecasts

),

demands as (

    select
        frozen_forecasts.made_on,
        frozen_forecasts.week_commencing,
        frozen_forecasts.zone_id,
        frozen_forecasts.hours as demand_hours,
        frozen_forecasts.draws
    from frozen_forecasts
    inner join latest using (made_on)
    inner join last_census on frozen_forecasts.week_commencing > last_census.week_commencing
    where frozen_forecasts.quantity = 'demand_hours' and frozen_forecasts.age_band = 'all'

),

census as (

    select
        weekly_gaps.week_commencing as census,
        weekly_gaps.zone_id,
        weekly_gaps.capacity_hours,
        weekly_gaps.gap_hours
    from weekly_gaps
    inner join capacity_census using (week_commencing)

),

limits as (

    select try_cast(value as double) as limit_hours from settings where name = 'gap_limit_hours'

),

written_limits as (

    select unnest(string_split(value, ';')) as pair from settings where name = 'zone_gap_limits'

),

-- a limit of a zone's own stands before the council's
zone_limits as (

    select
        split_part(pair, '=', 1) as zone_id,
        try_cast(split_part(pair, '=', 2) as double) as limit_hours
    from written_limits
    where pair != ''

),

notices as (

    select
        demands.week_commencing,
        demands.zone_id,
        sum(notice_hours.hours) as leaving_hours
    from demands
    inner join notice_hours
        on demands.week_commencing >= notice_hours.notice_ends
        and demands.zone_id in (notice_hours.zone_id, 'all')
    group by demands.week_commencing, demands.zone_id

),

parts as (

    select
        demands.made_on,
        demands.week_commencing,
        demands.zone_id,
        demands.demand_hours,
        demands.draws,
        census.gap_hours as gap_now,
        census.capacity_hours as capacity_now,
        coalesce(notices.leaving_hours, 0) as leaving_hours,
        coalesce(
            worker_supply.net_recruits * worker_supply.contact_hours_a_worker * worker_supply.council_share
            * (demands.week_commencing - census.census) / 7,
            0
        ) as recruited_hours,
        worker_supply.net_recruits is not null
        and worker_supply.contact_hours_a_worker is not null
        and worker_supply.council_share is not null as workforce_known,
        -- part of a provider's work is for others: what the council needs is not known where its share is not
        case
            when worker_supply.council_share is not null
                then demands.demand_hours / worker_supply.contact_hours_a_worker
        end as care_workers_needed,
        case when demands.zone_id != 'all' then coalesce(zone_limits.limit_hours, limits.limit_hours) end as limit_hours
    from demands
    left join census using (zone_id)
    left join notices using (week_commencing, zone_id)
    left join worker_supply using (zone_id)
    left join zone_limits using (zone_id)
    cross join limits

),

capacities as (

    select
        *,
        capacity_now - leaving_hours + recruited_hours as capacity_hours
    from parts

),

gaps as (

    select
        made_on,
        week_commencing,
        zone_id,
        demand_hours,
        capacity_hours,
        leaving_hours,
        recruited_hours,
        workforce_known,
        demand_hours - capacity_hours as gap_hours,
        list_aggregate(draws, 'quantile_cont', 0.1) - capacity_hours as gap_lower_80,
        list_aggregate(draws, 'quantile_cont', 0.9) - capacity_hours as gap_upper_80,
        case
            when gap_now is not null
                then len(list_filter(draws, lambda draw: draw - capacity_hours > gap_now)) / len(draws)
        end as shortfall_probability,
        case
            when limit_hours is not null and capacity_hours is not null
                then len(list_filter(draws, lambda draw: draw - capacity_hours > limit_hours)) / len(draws)
        end as limit_probability,
        care_workers_needed,
        list_aggregate(draws, 'quantile_cont', 0.5) - capacity_hours as gap_median
    from capacities

),

-- of one draw the zones that are short; spare hours in one zone do not serve another
zone_draws as (

    select
        week_commencing,
        generate_subscripts(draws, 1) as draw,
        unnest(draws) - capacity_hours as gap_hours,
        gap_now
    from capacities
    where zone_id != 'all' and capacity_hours is not null

),

council_draws as (

    select
        week_commencing,
        draw,
        sum(greatest(0, gap_hours)) as shortfall_hours,
        sum(greatest(0, gap_now)) as shortfall_now
    from zone_draws
    group by week_commencing, draw

),

council_shortfalls as (

    select
        week_commencing,
        'all' as zone_id,
        quantile_cont(shortfall_hours, 0.1) as lower_80,
        quantile_cont(shortfall_hours, 0.5) as median,
        quantile_cont(shortfall_hours, 0.9) as upper_80,
        avg((shortfall_hours > shortfall_now)::integer) as longer_probability
    from council_draws
    group by week_commencing

),

with_shortfalls as (

    select
        gaps.* exclude (gap_median),
        case
            when gaps.zone_id = 'all' then short.median
            when gaps.gap_median is not null then greatest(0, gaps.gap_median)
        end as shortfall_hours,
        case
            when gaps.zone_id = 'all' then short.lower_80
            when gaps.gap_lower_80 is not null then greatest(0, gaps.gap_lower_80)
        end as shortfall_lower_80,
        case
            when gaps.zone_id = 'all' then short.upper_80
            when gaps.gap_upper_80 is not null then greatest(0, gaps.gap_upper_80)
        end as shortfall_upper_80,
        case
            when gaps.zone_id = 'all' then short.longer_probability
            else gaps.shortfall_probability
        end as longer_probability
    from gaps
    left join council_shortfalls as short using (week_commencing, zone_id)

)

select * from with_shortfalls
