-- grain: zone_id
-- units: contact_hours_a_worker are hours a week; council_share is a share of 1; the last two are care workers a week
-- source: return_places, stg_workforce, last_census
with

returns as (

    select
        return_places.month_starting,
        return_places.zone_id,
        return_places.care_workers,
        return_places.contact_hours,
        return_places.council_hours,
        return_places.used_hours,
        return_places.part * (stg_workforce.starters - stg_workforce.leavers) as net_recruits,
        return_places.part * stg_workforce.leavers as leavers
    from return_places
    inner join stg_workforce
        on return_places.month_starting = stg_workforce.month_starting
        and return_places.provider_id = stg_workforce.provider_id
        and return_places.returned_zone_id = stg_workforce.zone_id
    inner join last_census on return_places.month_starting <= last_census.week_commencing

),

latest as (

    select max(month_starting) as month_starting from returns

),

-- as things stand in the last month returned
standing as (

    select
        returns.zone_id,
        sum(returns.care_workers) as care_workers,
        sum(returns.contact_hours) filter (where returns.care_workers is not null) as hours_of_counted,
        sum(returns.care_workers) filter (where returns.contact_hours is not null) as workers_of_counted,
        sum(returns.council_hours) filter (where returns.used_hours is not null) as council_hours,
        sum(returns.used_hours) filter (where returns.council_hours is not null) as used_hours
    from returns
    inner join latest using (month_starting)
    group by returns.zone_id

),

monthly as (

    select
        returns.zone_id,
        returns.month_starting,
        sum(returns.net_recruits) as net_recruits,
        sum(returns.leavers) as leavers
    from returns
    inner join latest on returns.month_starting > latest.month_starting - interval 12 month
    group by returns.zone_id, returns.month_starting

),

-- starters less leavers, and leavers, of the last twelve months returned, as a weekly pace
paces as (

    select
        zone_id,
        avg(net_recruits) / (365.25 / 12 / 7) as net_recruits,
        avg(leavers) / (365.25 / 12 / 7) as leavers
    from monthly
    group by zone_id

),

supplies as (

    select
        standing.zone_id,
        standing.care_workers,
        standing.hours_of_counted / nullif(standing.workers_of_counted, 0) as contact_hours_a_worker,
        -- `least` alone would make 1 of a share that is not known
        case
            when standing.council_hours is not null and standing.used_hours > 0
                then least(1, standing.council_hours / standing.used_hours)
        end as council_share,
        paces.net_recruits,
        paces.leavers
    from standing
    left join paces using (zone_id)

)

select * from supplies
