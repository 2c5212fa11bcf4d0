-- grain: week_commencing, referral_number
-- units: replacement_hours are hours of care a week that both the queue and a live package hold
-- source: referral_weeks, package_weeks, stg_packages
with

referrals as (

    select
        week_commencing,
        referral_number,
        zone_id,
        replaces_package_id,
        weekly_hours,
        sum(weekly_hours) over (partition by week_commencing, replaces_package_id) as package_waiting_hours
    from referral_weeks
    where replaces_package_id is not null and queue = 'package'

),

package_names as (

    select distinct
        package_number,
        package_id
    from stg_packages

),

live_hours as (

    select
        package_weeks.week_commencing,
        package_names.package_id,
        sum(package_weeks.weekly_hours) as live_hours
    from package_weeks
    inner join package_names on package_weeks.package_number = package_names.package_number
    where package_weeks.status = 'active'
    group by package_weeks.week_commencing, package_names.package_id

),

-- the lesser of the two, shared over the package's referrals by their hours
lesser as (

    select
        referrals.week_commencing,
        referrals.referral_number,
        referrals.zone_id,
        coalesce(
            referrals.weekly_hours / nullif(referrals.package_waiting_hours, 0)
            * least(referrals.package_waiting_hours, live_hours.live_hours),
            0
        ) as replacement_hours
    from referrals
    inner join live_hours
        on referrals.week_commencing = live_hours.week_commencing
        and referrals.replaces_package_id = live_hours.package_id

)

select * from lesser
