-- grain: week_commencing, zone_id
-- units: absence and offers_declined are shares of 1; missed_late_visits are visits a week
-- source: absence_weeks, visit_weeks, offer_cascade, coverage
with

covered_offers as (

    select offer_cascade.*
    from offer_cascade
    inner join coverage
        on offer_cascade.week_commencing - 6 >= coverage.covers_from
        and offer_cascade.week_commencing <= coverage.covers_to
    where coverage.kind = 'offers'

),

-- of the offers made in the week that were answered
declined as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        sum(declined) / nullif(sum(accepted + declined), 0) as offers_declined
    from covered_offers
    group by grouping sets ((week_commencing, zone_id), (week_commencing))

),

pressures as (

    select
        week_commencing,
        zone_id,
        absence_weeks.absence,
        visit_weeks.visits as missed_late_visits,
        declined.offers_declined
    from absence_weeks
    full join visit_weeks using (week_commencing, zone_id)
    full join declined using (week_commencing, zone_id)

)

select * from pressures
