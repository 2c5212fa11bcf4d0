-- grain: week_commencing, zone_id, age_band, queue, need, setting, days_waited
-- units: referrals are counts on the Monday; hours are hours of care a week, null in the assessment queue
-- source: referral_weeks
with

waiting as (

    select * from referral_weeks

),

cells as (

    select
        week_commencing,
        zone_id,
        age_band,
        queue,
        need,
        setting,
        days_waited,
        count(*) as referrals,
        sum(weekly_hours) as hours
    from waiting
    group by all

)

select * from cells
