-- grain: week_commencing, referral_number
-- units: weekly_hours are hours of care a week; days_waited are days
-- source: stg_waiting_list, coverage, weeks
with

referrals as (

    select * from stg_waiting_list

),

covered_weeks as (

    select weeks.week_commencing
    from weeks
    inner join coverage on weeks.week_commencing between coverage.covers_from and coverage.covers_to
    where coverage.kind = 'waiting_list'

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
