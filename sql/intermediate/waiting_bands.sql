-- grain: week_commencing, zone_id, age_band
-- units: waiting_hours and replacement_hours are hours of care a week in the package queue
-- source: referral_weeks, replacement_weeks
with

referrals as (

    select
        referral_weeks.week_commencing,
        referral_weeks.zone_id,
        referral_weeks.age_band,
        referral_weeks.weekly_hours,
        coalesce(replacement_weeks.replacement_hours, 0) as replacement_hours
    from referral_weeks
    left join replacement_weeks using (week_commencing, referral_number)
    where referral_weeks.queue = 'package'

),

cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(age_band) = 1 then 'all' else age_band end as age_band,
        sum(weekly_hours) as waiting_hours,
        sum(replacement_hours) as replacement_hours
    from referrals
    group by grouping sets (
        (week_commencing, zone_id, age_band),
        (week_commencing, zone_id),
        (week_commencing, age_band),
        (week_commencing)
    )

)

select * from cells
