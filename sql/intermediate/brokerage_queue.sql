-- grain: week_commencing, referral_number
-- units: weekly_hours are hours of care a week; days_waited and days_in_stage are days to the Monday
-- source: package_referrals, covered_windows
with

covered_weeks as (

    select week_commencing from covered_windows where kind = 'waiting_list' and weeks = 0

),

waiting as (

    select
        covered_weeks.week_commencing,
        referrals.*,
        case
            when referrals.accepted_on <= covered_weeks.week_commencing then 'to_start'
            when referrals.first_offered_on <= covered_weeks.week_commencing then 'to_acceptance'
            else 'to_offer'
        end as stage
    from package_referrals as referrals
    inner join covered_weeks
        on referrals.referred_on <= covered_weeks.week_commencing
        and referrals.left_on > covered_weeks.week_commencing

),

timed as (

    select
        *,
        week_commencing - referred_on as days_waited,
        week_commencing - case stage
            when 'to_start' then accepted_on
            when 'to_acceptance' then first_offered_on
            else referred_on
        end as days_in_stage
    from waiting

)

select * from timed
