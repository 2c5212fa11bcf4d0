-- grain: week_commencing, provider_id, zone_id
-- units: hours and double_handed_hours are live hours of care a week; people and packages are counts on the Monday
-- source: package_weeks, stg_commissioned_hours, coverage, weeks
with

from_packages as (

    select
        week_commencing,
        provider_id,
        zone_id,
        sum(weekly_hours) as hours,
        count(distinct person_number) as people,
        count(distinct package_number) as packages,
        coalesce(sum(weekly_hours) filter (where carers_per_visit = 2), 0) as double_handed_hours
    from package_weeks
    where status = 'active'
    group by week_commencing, provider_id, zone_id

),

returned as (

    select
        weeks.week_commencing,
        periods.provider_id,
        periods.zone_id,
        periods.planned_hours,
        periods.period_rank,
        min(periods.period_rank) over (partition by weeks.week_commencing, periods.zone_id) as finest_rank
    from stg_commissioned_hours as periods
    inner join weeks on weeks.week_commencing between periods.period_start and periods.period_end
    where not exists (select 1 from coverage where kind = 'packages')

),

-- hours returned for all providers together are nobody's
from_periods as (

    select
        week_commencing,
        provider_id,
        zone_id,
        sum(planned_hours) as hours,
        null::bigint as people,
        null::bigint as packages,
        null::double as double_handed_hours
    from returned
    where period_rank = finest_rank and provider_id != 'all'
    group by week_commencing, provider_id, zone_id

),

together as (

    select * from from_packages
    union all
    select * from from_periods

)

select * from together
