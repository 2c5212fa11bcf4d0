-- grain: feed, offer_id
-- units: none
-- source: raw_offers
with

offers as (

    select * from raw_offers

),

typed as (

    select
        feed,
        offer_id,
        referral_id,
        provider_id,
        offered_on,
        answered_on,
        answer,
        case when answer = 'declined' then reason end as reason
    from offers

)

select * from typed
