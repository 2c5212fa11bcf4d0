-- grain: week_commencing, zone_id, time_band
-- units: offers, answers and reasons are counts of 13 weeks, in each time of day of a package; acceptance is a share
-- source: offer_weeks, stg_offers, package_referrals, coverage, weeks
with

-- where two feeds hold a referral, the times of day of one
bands as (

    select distinct on (referral_id)
        referral_id,
        time_bands
    from package_referrals
    order by referral_id, feed

),

covered_weeks as (

    select weeks.week_commencing
    from weeks
    inner join coverage
        on weeks.week_commencing - 91 >= coverage.covers_from
        and weeks.week_commencing <= coverage.covers_to
    where coverage.kind = 'offers'

),

made as (

    select
        covered_weeks.week_commencing,
        offers.zone_id,
        offers.answer,
        offers.reason,
        unnest(list_append(coalesce(bands.time_bands, ['not_stated']), 'all')) as time_band
    from offer_weeks as offers
    inner join covered_weeks
        on offers.week_commencing > covered_weeks.week_commencing - 91
        and offers.week_commencing <= covered_weeks.week_commencing
    inner join stg_offers on offers.feed = stg_offers.feed and offers.offer_id = stg_offers.offer_id
    left join bands on stg_offers.referral_id = bands.referral_id

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
