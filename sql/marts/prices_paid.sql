-- grain: week_commencing, zone_id, provider_id
-- units: hours are live hours of care a week; mean_rate is GBP an hour; weekly_spend is GBP a week; share of 1
-- source: package_weeks
with

live as (

    select * from package_weeks where status = 'active'

),

-- a line without a rate has no part in the price; how much of the care has one is said
cells as (

    select
        week_commencing,
        zone_id,
        provider_id,
        sum(weekly_hours) as hours,
        coalesce(sum(weekly_hours) filter (where hourly_rate is not null), 0) as priced_hours,
        sum(weekly_hours * hourly_rate) as weekly_spend
    from live
    group by week_commencing, zone_id, provider_id

),

prices as (

    select
        week_commencing,
        zone_id,
        provider_id,
        hours,
        weekly_spend / nullif(priced_hours, 0) as mean_rate,
        weekly_spend,
        priced_hours / nullif(hours, 0) as priced_share
    from cells

)

select * from prices
