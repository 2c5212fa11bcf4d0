-- grain: week_commencing, referral_number
-- units: weekly_hours are hours of care a week; days_waited are days
-- source: stg_waiting_list, covered_windows
with

referrals as (

    select * from stg_waiting_list

),

covered_weeks as (

    select week_commencing from covered_windows where kind = 'waiting_list' and weeks = 0

),

waiting as (

    select
        covered_weeks.week_commencing,
        referrals.referral_number,
        referrals.queue,
        referrals.zone_id,
        referrals.age_band,
        referrals.need,
        referrals.setting,
        referrals.replaces_package_id,
        referrals.weekly_hours,
        covered_weeks.week_commencing - referrals.referred_on as days_waited
    from referrals
    inner join covered_weeks
        on covered_weeks.week_commencing >= referrals.referred_on
        and covered_weeks.week_commencing < referrals.left_on

)

select * from waiting
