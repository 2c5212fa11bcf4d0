-- grain: week_commencing, zone_id, queue
-- units: people are referrals waiting on the Monday; hours are hours of care a week; days are days waited so far
-- source: referral_weeks, replacement_weeks, places, coverage, weeks
with

cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        queue,
        count(*) as people,
        sum(weekly_hours) as hours,
        quantile_cont(days_waited, 0.5) as median_days,
        quantile_cont(days_waited, 0.9) as p90_days,
        max(days_waited) as longest_days
    from referral_weeks
    group by grouping sets ((week_commencing, zone_id, queue), (week_commencing, queue))

),

replacements as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        sum(replacement_hours) as replacement_hours
    from replacement_weeks
    group by grouping sets ((week_commencing, zone_id), (week_commencing))

),

queues as (

    select unnest(['assessment', 'package']) as queue

),

spine as (

    select
        weeks.week_commencing,
        places.zone_id,
        queues.queue,
        coalesce(weeks.week_commencing between waiting.covers_from and waiting.covers_to, false) as covered,
        -- without a packages extract no package is known, and an unknown one counts 0
        coalesce(weeks.week_commencing between packages.covers_from and packages.covers_to, true) as packages_known
    from weeks
    cross join places
    cross join queues
    left join coverage as waiting on waiting.kind = 'waiting_list'
    left join coverage as packages on packages.kind = 'packages'

),

filled as (

    select
        spine.week_commencing,
        spine.zone_id,
        spine.queue,
        case when spine.covered then coalesce(cells.people, 0) end as people,
        case when spine.covered and spine.queue = 'package' then coalesce(cells.hours, 0) end as hours,
        case
            when spine.covered and spine.packages_known and spine.queue = 'package'
                then coalesce(replacements.replacement_hours, 0)
        end as replacement_hours,
        cells.median_days,
        cells.p90_days,
        cells.longest_days
    from spine
    left join cells using (week_commencing, zone_id, queue)
    left join replacements using (week_commencing, zone_id)

)

select * from filled
