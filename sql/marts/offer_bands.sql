-- grain: week_commencing, zone_id, time_band
-- units: offers, answers and reasons are counts of 13 weeks, in each time of day of a package; acceptance is a share
-- source: window_offers, package_referrals
with

-- where two feeds hold a referral, the times of day of one
bands as (

    select distinct on (referral_id)
        referral_id,
        time_bands
    from package_referrals
    order by referral_id, feed

),

made as (

    select
        offers.week_commencing,
        offers.zone_id,
        offers.answer,
        offers.reason,
        unnest(list_append(coalesce(bands.time_bands, ['not_stated']), 'all')) as time_band
    from window_offers as offers
    left join bands on offers.referral_id = bands.referral_id
    where offers.weeks = 13

),

cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        time_band,
        count(*) as offers,
        count(*) filter (where answer = 'accepted') as accepted,
        count(*) filter (where answer = 'declined') as declined,
        count(*) filter (where answer = 'no_reply') as no_reply,
        count(*) filter (where reason = 'no_staff') as no_staff,
        count(*) filter (where reason = 'time_of_day') as time_of_day,
        count(*) filter (where reason = 'double_handed') as double_handed,
        count(*) filter (where reason = 'location') as location,
        count(*) filter (where reason = 'price') as price,
        count(*) filter (where reason = 'other') as other,
        count(*) filter (where reason = 'not_stated') as not_stated
    from made
    group by grouping sets ((week_commencing, zone_id, time_band), (week_commencing, time_band))

),

rates as (

    select
        *,
        accepted / offers as acceptance
    from cells

)

select * from rates
