-- grain: week_commencing, feed, offer_id
-- units: days_to_answer are days from the offer to the answer
-- source: stg_offers, stg_waiting_list, role_weeks, provider_groups, weeks
with

-- an offer is for the package queue; where a referral is in the assessment queue alone, its zone there
referral_zones as (

    select distinct on (referral_id)
        referral_id,
        zone_id
    from stg_waiting_list
    order by referral_id, queue desc, feed

),

-- the week after the Monday before, to its closing Monday
made as (

    select
        weeks.week_commencing,
        stg_offers.*,
        referral_zones.zone_id as referral_zone_id
    from stg_offers
    inner join weeks
        on stg_offers.offered_on > weeks.week_commencing - 7
        and stg_offers.offered_on <= weeks.week_commencing
    left join referral_zones on stg_offers.referral_id = referral_zones.referral_id

),

-- an offer for a referral that no file holds was made all the same
with_roles as (

    select
        made.week_commencing,
        made.feed,
        made.offer_id,
        made.referral_id,
        coalesce(made.referral_zone_id, 'not listed') as zone_id,
        made.provider_id,
        made.answer,
        case when made.answer = 'declined' then coalesce(made.reason, 'not_stated') end as reason,
        made.answered_on - made.offered_on as days_to_answer,
        case
            when made.referral_zone_id is not null and exists (select 1 from role_weeks)
                then coalesce(role_weeks.role, 'off_framework')
        end as role
    from made
    left join provider_groups using (week_commencing, provider_id)
    left join role_weeks
        on made.week_commencing = role_weeks.week_commencing
        and made.referral_zone_id = role_weeks.zone_id
        and coalesce(provider_groups.counts_as, made.provider_id) = role_weeks.counts_as

)

select * from with_roles
