-- grain: week_commencing, zone_id
-- units: hours are hours of care a week; longest_wait is days waited so far
-- source: weekly_waiting, weekly_gaps, handbacks, coverage
with

waiting as (

    select * from weekly_waiting where queue = 'package'

),

handed_back as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        sum(hours) as hours
    from handbacks
    group by grouping sets ((week_commencing, zone_id), (week_commencing))

),

-- hours handed back are those of the seven days before the Monday, all of which packages have to cover
pressures as (

    select
        waiting.week_commencing,
        waiting.zone_id,
        waiting.hours as waiting_hours,
        waiting.longest_days::double as longest_wait,
        weekly_gaps.spare_hours,
        case
            when
                waiting.week_commencing - 7 >= coverage.covers_from
                and waiting.week_commencing <= coverage.covers_to
                then coalesce(handed_back.hours, 0)
        end as handback_hours
    from waiting
    inner join weekly_gaps using (week_commencing, zone_id)
    left join coverage on coverage.kind = 'packages'
    left join handed_back using (week_commencing, zone_id)

)

select * from pressures
