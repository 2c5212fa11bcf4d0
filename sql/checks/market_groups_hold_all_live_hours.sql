-- rows are weeks and zones whose groups' live hours do not add up to the live hours
with

markets as (

    select
        week_commencing,
        zone_id,
        sum(hours) as hours
    from market_shares
    where basis = 'live'
    group by week_commencing, zone_id

)

select
    weekly_hours.week_commencing,
    weekly_hours.zone_id,
    weekly_hours.live_hours,
    markets.hours
from weekly_hours
left join markets using (week_commencing, zone_id)
where
    weekly_hours.age_band = 'all'
    and weekly_hours.packages is not null
    and abs(weekly_hours.live_hours - coalesce(markets.hours, 0)) > 1e-6
