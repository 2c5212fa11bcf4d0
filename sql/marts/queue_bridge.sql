-- grain: week_commencing, zone_id, queue
-- units: people are referrals; hours are hours of care a week, null in the assessment queue
-- source: stg_waiting_list, zones, coverage, weeks
with

-- every referral that was in the queue at some moment of a week (after the Monday before, to its closing Monday)
present as (

    select
        weeks.week_commencing,
        weeks.week_commencing - 7 as week_before,
        referrals.*
    from stg_waiting_list as referrals
    inner join weeks
        on referrals.referred_on <= weeks.week_commencing
        and referrals.left_on > weeks.week_commencing - 7

),

moved as (

    select
        week_commencing,
        zone_id,
        queue,
        count(*) filter (where referred_on <= week_before and left_on > week_before) as opening_people,
        count(*) filter (where referred_on > week_before) as joined_people,
        count(*) filter (where left_on <= week_commencing and close_reason = 'placed') as placed_people,
        count(*) filter (where left_on <= week_commencing and close_reason = 'died') as died_people,
        count(*) filter (where left_on <= week_commencing and close_reason = 'declined') as declined_people,
        count(*) filter (where left_on <= week_commencing and close_reason = 'admitted') as admitted_people,
        count(*) filter (
            where left_on <= week_commencing and close_reason in ('care_home', 'other', 'not_stated')
        ) as other_people,
        count(*) filter (where left_on > week_commencing) as closing_people,
        sum(weekly_hours) filter (where referred_on <= week_before and left_on > week_before) as opening_hours,
        sum(weekly_hours) filter (where referred_on > week_before) as joined_hours,
        sum(weekly_hours) filter (where left_on <= week_commencing and close_reason = 'placed') as placed_hours,
        sum(weekly_hours) filter (where left_on <= week_commencing and close_reason = 'died') as died_hours,
        sum(weekly_hours) filter (where left_on <= week_commencing and close_reason = 'declined') as declined_hours,
        sum(weekly_hours) filter (where left_on <= week_commencing and close_reason = 'admitted') as admitted_hours,
        sum(weekly_hours) filter (
            where left_on <= week_commencing and close_reason in ('care_home', 'other', 'not_stated')
        ) as other_hours,
        sum(weekly_hours) filter (where left_on > week_commencing) as closing_hours
    from present
    group by week_commencing, zone_id, queue

),

queues as (

    select unnest(['assessment', 'package']) as queue

),

spine as (

    select
        weeks.week_commencing,
        zones.zone_id,
        queues.queue,
        weeks.week_commencing - 7 >= coverage.covers_from and weeks.week_commencing <= coverage.covers_to as covered
    from weeks
    cross join zones
    cross join queues
    inner join coverage on coverage.kind = 'waiting_list'
    where weeks.week_commencing > (select min(week_commencing) from weeks)

),

filled as (

    select
        spine.week_commencing,
        spine.zone_id,
        spine.queue,
        case when spine.covered then coalesce(moved.opening_people, 0) end as opening_people,
        case when spine.covered then coalesce(moved.joined_people, 0) end as joined_people,
        case when spine.covered then coalesce(moved.placed_people, 0) end as placed_people,
        case when spine.covered then coalesce(moved.died_people, 0) end as died_people,
        case when spine.covered then coalesce(moved.declined_people, 0) end as declined_people,
        case when spine.covered then coalesce(moved.admitted_people, 0) end as admitted_people,
        case when spine.covered then coalesce(moved.other_people, 0) end as other_people,
        case when spine.covered then coalesce(moved.closing_people, 0) end as closing_people,
        case when spine.covered and spine.queue = 'package' then coalesce(moved.opening_hours, 0) end as opening_hours,
        case when spine.covered and spine.queue = 'package' then coalesce(moved.joined_hours, 0) end as joined_hours,
        case when spine.covered and spine.queue = 'package' then coalesce(moved.placed_hours, 0) end as placed_hours,
        case when spine.covered and spine.queue = 'package' then coalesce(moved.died_hours, 0) end as died_hours,
        case
            when spine.covered and spine.queue = 'package' then coalesce(moved.declined_hours, 0)
        end as declined_hours,
        case
            when spine.covered and spine.queue = 'package' then coalesce(moved.admitted_hours, 0)
        end as admitted_hours,
        case when spine.covered and spine.queue = 'package' then coalesce(moved.other_hours, 0) end as other_hours,
        case when spine.covered and spine.queue = 'package' then coalesce(moved.closing_hours, 0) end as closing_hours
    from spine
    left join moved using (week_commencing, zone_id, queue)

),

with_residuals as (

    select
        *,
        opening_people + joined_people - placed_people - died_people - declined_people
        - admitted_people - other_people - closing_people as residual_people,
        opening_hours + joined_hours - placed_hours - died_hours - declined_hours
        - admitted_hours - other_hours - closing_hours as residual_hours
    from filled

)

select * from with_residuals
