-- grain: week_commencing, zone_id
-- units: visits are missed and late visits a week, in the period that the Monday falls in
-- source: delivered_periods, winter_weeks
with

-- a return counts where it states both
returns as (

    select
        *,
        missed_visits + late_visits as visits
    from delivered_periods
    where missed_visits is not null and late_visits is not null

),

-- where a provider's week is returned by more than one length of period, the finest is used
finest as (

    select
        winter_weeks.week_commencing,
        returns.zone_id,
        returns.provider_id,
        returns.visits
    from returns
    inner join winter_weeks
        on winter_weeks.week_commencing between returns.period_start and returns.period_end
    qualify row_number() over (
        partition by winter_weeks.week_commencing, returns.zone_id, returns.provider_id
        order by returns.period_rank, returns.period_start desc
    ) = 1

),

-- what is returned for all providers together is their total
zone_weeks as (

    select
        week_commencing,
        zone_id,
        coalesce(any_value(visits) filter (where provider_id = 'all'), sum(visits)) as visits
    from finest
    group by week_commencing, zone_id

),

council as (

    select
        week_commencing,
        'all' as zone_id,
        coalesce(any_value(visits) filter (where zone_id = 'all'), sum(visits)) as visits
    from zone_weeks
    group by week_commencing

),

together as (

    select * from zone_weeks where zone_id != 'all'
    union all
    select * from council

)

select * from together
