-- grain: feed, referral_id, queue
-- units: weekly_hours are hours of care a week, blank in the assessment queue
-- source: raw_waiting_list
with

referrals as (

    select * from raw_waiting_list

),

numbered as (

    select
        feed,
        referral_id,
        row_number() over (order by feed, referral_id, queue) as referral_number,
        queue,
        zone_id,
        age_band,
        need,
        setting,
        referred_on,
        accepted_on,
        closed_on,
        coalesce(closed_on, date '9999-12-31') as left_on,
        close_reason,
        case when queue = 'package' then weekly_hours end as weekly_hours,
        case when need = 'replacement' then replaces_package_id end as replaces_package_id,
        package_id
    from referrals

)

select * from numbered
