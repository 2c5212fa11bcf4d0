-- grain: feed, referral_id
-- units: weekly_hours are hours of care a week; days_waited are days to the last Monday; offers and answers are counts
-- source: brokerage_queue, stg_offers
with

waiting as (

    select *
    from brokerage_queue
    where week_commencing = (select max(week_commencing) from brokerage_queue)

),

made as (

    select
        waiting.referral_number,
        stg_offers.answer,
        case when stg_offers.answer = 'declined' then coalesce(stg_offers.reason, 'not_stated') end as reason
    from waiting
    inner join stg_offers
        on waiting.referral_id = stg_offers.referral_id
        and stg_offers.offered_on between waiting.referred_on and waiting.week_commencing

),

reasons as (

    select
        referral_number,
        reason,
        count(*) as offers
    from made
    where reason is not null
    group by referral_number, reason

),

-- the commonest first
reasons_told as (

    select
        referral_number,
        string_agg(reason, ';' order by offers desc, reason) as reasons
    from reasons
    group by referral_number

),

answers as (

    select
        referral_number,
        count(*) as offers,
        count(*) filter (where answer = 'declined') as declined,
        count(*) filter (where answer = 'no_reply') as no_reply
    from made
    group by referral_number

),

-- nothing of the person but where, when and how much: no id of theirs, no age
cases as (

    select
        waiting.feed,
        waiting.referral_id,
        waiting.week_commencing,
        waiting.zone_id,
        waiting.sector,
        array_to_string(waiting.time_bands, ';') as time_bands,
        waiting.weekly_hours,
        waiting.days_waited,
        waiting.stage,
        coalesce(answers.offers, 0) as offers,
        coalesce(answers.declined, 0) as declined,
        coalesce(answers.no_reply, 0) as no_reply,
        reasons_told.reasons
    from waiting
    left join answers on waiting.referral_number = answers.referral_number
    left join reasons_told on waiting.referral_number = reasons_told.referral_number

)

select * from cases
