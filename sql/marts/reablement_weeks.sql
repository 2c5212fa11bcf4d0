-- grain: week_commencing, zone_id
-- units: people, starts and leavers are counts; mean_days and completed_mean_days are days; zones are those added up
-- source: stg_reablement, zones, winter_weeks, coverage
with

returns as (

    select * from stg_reablement

),

-- a zone is covered from its first to its last return; a figure it never returns is not nought but unknown
spans as (

    select
        zone_id,
        min(week_commencing) as first_week,
        least(max(week_commencing), any_value(coverage.covers_to)) as last_week,
        count(starts) > 0 as starts_returned,
        count(leavers) > 0 as leavers_returned,
        count(awaiting_onward_care) > 0 as awaiting_returned
    from returns
    inner join coverage on coverage.kind = 'reablement'
    group by zone_id

),

covered_weeks as (

    select
        winter_weeks.week_commencing,
        spans.*
    from spans
    inner join winter_weeks on winter_weeks.week_commencing between spans.first_week and spans.last_week

),

-- a covered week without a row had nobody in the service
filled as (

    select
        week_commencing,
        zone_id,
        coalesce(returns.people, 0) as people,
        returns.mean_days,
        case when returns.people is null and starts_returned then 0 else returns.starts end as starts,
        case when returns.people is null and leavers_returned then 0 else returns.leavers end as leavers,
        returns.capacity_people,
        returns.completed_mean_days,
        case
            when returns.people is null and awaiting_returned then 0
            else returns.awaiting_onward_care
        end as awaiting_onward_care
    from covered_weeks
    left join returns using (week_commencing, zone_id)

),

-- a sum is known where each of its parts is; means weigh the people they are means of
council as (

    select
        week_commencing,
        'all' as zone_id,
        sum(people) as people,
        sum(people * mean_days) / nullif(sum(people), 0) as mean_days,
        case when count(starts) = count(*) then sum(starts) end as starts,
        case when count(leavers) = count(*) then sum(leavers) end as leavers,
        case when count(capacity_people) = count(*) then sum(capacity_people) end as capacity_people,
        case
            when count(*) = count(*) filter (where leavers = 0 or leavers * completed_mean_days is not null)
                then sum(leavers * completed_mean_days) / nullif(sum(leavers), 0)
        end as completed_mean_days,
        case when count(awaiting_onward_care) = count(*) then sum(awaiting_onward_care) end as awaiting_onward_care,
        count(*) as zones
    from filled
    group by week_commencing

),

known as (

    select
        *,
        1 as zones
    from filled
    union all
    select * from council

),

places as (

    select zone_id from zones
    union
    select zone_id from returns
    union
    select 'all' as zone_id

),

weeks_of_places as (

    select
        winter_weeks.week_commencing,
        places.zone_id,
        known.people::bigint as people,
        known.mean_days,
        known.starts::bigint as starts,
        known.leavers::bigint as leavers,
        known.capacity_people::bigint as capacity_people,
        known.completed_mean_days,
        known.awaiting_onward_care::bigint as awaiting_onward_care,
        coalesce(known.zones, 0) as zones
    from winter_weeks
    cross join places
    left join known using (week_commencing, zone_id)

)

select * from weeks_of_places
