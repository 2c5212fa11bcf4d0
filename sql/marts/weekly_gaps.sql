-- grain: week_commencing, zone_id
-- units: hours are hours of care a week; waiting_people are referrals; coverage is a share
-- source: weekly_hours, weekly_waiting, spare_weeks
with

spare as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        sum(spare_hours) as spare_hours
    from spare_weeks
    group by grouping sets ((week_commencing, zone_id), (week_commencing))
    having grouping(zone_id) = 1 or zone_id != 'all'

),

joined as (

    select
        weekly_hours.week_commencing,
        weekly_hours.zone_id,
        weekly_hours.live_hours,
        weekly_waiting.hours as waiting_hours,
        weekly_waiting.people as waiting_people,
        weekly_waiting.replacement_hours,
        spare.spare_hours,
        weekly_waiting.hours - spare.spare_hours as gap_hours
    from weekly_hours
    inner join weekly_waiting using (week_commencing, zone_id)
    left join spare using (week_commencing, zone_id)
    where weekly_hours.age_band = 'all' and weekly_waiting.queue = 'package'

),

-- the council is short by what its zones are short: spare hours in one zone do not serve another
council_shortfalls as (

    select
        week_commencing,
        'all' as zone_id,
        sum(greatest(0, gap_hours)) filter (where gap_hours is not null) as shortfall_hours
    from joined
    where zone_id != 'all'
    group by week_commencing

),

gaps as (

    select
        joined.week_commencing,
        joined.zone_id,
        joined.live_hours,
        joined.waiting_hours,
        joined.waiting_people,
        joined.replacement_hours,
        joined.spare_hours,
        joined.live_hours + joined.waiting_hours - joined.replacement_hours as demand_hours,
        joined.live_hours - joined.replacement_hours + joined.spare_hours as capacity_hours,
        joined.gap_hours,
        case
            when joined.zone_id = 'all' then council_shortfalls.shortfall_hours
            when joined.gap_hours is not null then greatest(0, joined.gap_hours)
        end as shortfall_hours,
        joined.spare_hours / nullif(joined.waiting_hours, 0) as coverage
    from joined
    left join council_shortfalls using (week_commencing, zone_id)

)

select * from gaps
