-- grain: week_commencing, zone_id, stage
-- units: waiting are referrals on the Monday, passed those of 13 weeks; days are days in the stage; hours are a week
-- source: package_referrals, brokerage_queue, places, coverage, weeks
with

passing as (

    select
        zone_id,
        'to_offer' as stage,
        first_offered_on as passed_on,
        first_offered_on - referred_on as days,
        first_offered_on - referred_on as days_from_referral
    from package_referrals
    where offers_known
    union all
    select
        zone_id,
        'to_acceptance' as stage,
        accepted_on as passed_on,
        case when offers_known and accepted_on >= first_offered_on then accepted_on - first_offered_on end as days,
        accepted_on - referred_on as days_from_referral
    from package_referrals
    union all
    select
        zone_id,
        'to_start' as stage,
        started_on as passed_on,
        case when started_on >= accepted_on then started_on - accepted_on end as days,
        started_on - referred_on as days_from_referral
    from package_referrals

),

passed as (

    select
        weeks.week_commencing,
        case when grouping(passing.zone_id) = 1 then 'all' else passing.zone_id end as zone_id,
        passing.stage,
        count(*) as passed,
        quantile_cont(passing.days, 0.5) as median_days,
        quantile_cont(passing.days, 0.9) as p90_days,
        quantile_cont(passing.days_from_referral, 0.5) as median_days_from_referral
    from passing
    inner join weeks
        on passing.passed_on > weeks.week_commencing - 91
        and passing.passed_on <= weeks.week_commencing
    group by cube(passing.zone_id), weeks.week_commencing, passing.stage

),

queued as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        stage,
        count(*) as waiting,
        sum(weekly_hours) as waiting_hours,
        max(days_in_stage) as longest_days
    from brokerage_queue
    group by grouping sets ((week_commencing, zone_id, stage), (week_commencing, stage))

),

stages as (

    select unnest(['to_offer', 'to_acceptance', 'to_start']) as stage

),

-- a window is known where all of it lies in coverage; without offers nobody knows who was asked
spine as (

    select
        weeks.week_commencing,
        places.zone_id,
        stages.stage,
        stages.stage = 'to_start'
        or coalesce(weeks.week_commencing between offers.covers_from and offers.covers_to, false) as stage_known,
        weeks.week_commencing - 91 >= waiting.covers_from
        and (
            stages.stage = 'to_start'
            or coalesce(
                weeks.week_commencing - 91 >= offers.covers_from and weeks.week_commencing <= offers.covers_to, false
            )
        ) as window_known
    from weeks
    cross join places
    cross join stages
    inner join coverage as waiting
        on waiting.kind = 'waiting_list'
        and weeks.week_commencing between waiting.covers_from and waiting.covers_to
    left join coverage as offers on offers.kind = 'offers'

),

filled as (

    select
        spine.week_commencing,
        spine.zone_id,
        spine.stage,
        case when spine.stage_known then coalesce(queued.waiting, 0) end as waiting,
        case when spine.stage_known then coalesce(queued.waiting_hours, 0) end as waiting_hours,
        case when spine.stage_known then queued.longest_days end as longest_days,
        case when spine.window_known then coalesce(passed.passed, 0) end as passed,
        case when spine.window_known then passed.median_days end as median_days,
        case when spine.window_known then passed.p90_days end as p90_days,
        case when spine.window_known then passed.median_days_from_referral end as median_days_from_referral
    from spine
    left join queued using (week_commencing, zone_id, stage)
    left join passed using (week_commencing, zone_id, stage)

)

select * from filled
