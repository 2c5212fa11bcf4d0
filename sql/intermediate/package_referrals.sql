-- grain: referral_number
-- units: weekly_hours are hours of care a week; the rest are days
-- source: stg_waiting_list, stg_offers, coverage
with

referrals as (

    select * from stg_waiting_list where queue = 'package'

),

-- what was offered before the referral joined this queue belongs to another search
offered as (

    select
        referrals.referral_number,
        min(stg_offers.offered_on) as first_offered_on,
        min(coalesce(stg_offers.answered_on, stg_offers.offered_on))
            filter (where stg_offers.answer = 'accepted') as offer_accepted_on
    from referrals
    inner join stg_offers
        on referrals.referral_id = stg_offers.referral_id
        and referrals.referred_on <= stg_offers.offered_on
    group by referrals.referral_number

),

dated as (

    select
        referrals.feed,
        referrals.referral_id,
        referrals.referral_number,
        referrals.zone_id,
        referrals.sector,
        referrals.time_bands,
        referrals.weekly_hours,
        referrals.visits_per_week,
        referrals.carers_per_visit,
        referrals.referred_on,
        referrals.left_on,
        offered.first_offered_on,
        coalesce(referrals.accepted_on, offered.offer_accepted_on) as accepted_on,
        case when referrals.close_reason = 'placed' then referrals.closed_on end as started_on,
        -- of older referrals the first offer may stand in no extract
        coalesce(referrals.referred_on >= coverage.covers_from, false) as offers_known
    from referrals
    left join offered on referrals.referral_number = offered.referral_number
    left join coverage on coverage.kind = 'offers'

)

select * from dated
