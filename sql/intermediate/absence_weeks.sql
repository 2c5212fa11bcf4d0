-- grain: week_commencing, zone_id
-- units: absence is a share of contracted hours, in the month that the Monday falls in
-- source: stg_workforce, winter_weeks
with

-- a return counts where it states both hours
returns as (

    select
        month_starting,
        month_end,
        zone_id,
        absence_hours,
        contracted_hours,
        bool_or(zone_id = 'all') over (partition by month_starting, provider_id) as whole_returned
    from stg_workforce
    where absence_hours is not null and contracted_hours is not null

),

-- the council counts what a provider returns for all zones, else each of its zones; a zone what is returned for it
places as (

    select
        *,
        'all' as place
    from returns
    where zone_id = 'all' or not whole_returned
    union all
    select
        *,
        zone_id as place
    from returns
    where zone_id != 'all'

),

shares as (

    select
        winter_weeks.week_commencing,
        places.place as zone_id,
        sum(places.absence_hours) / nullif(sum(places.contracted_hours), 0) as absence
    from places
    inner join winter_weeks on winter_weeks.week_commencing between places.month_starting and places.month_end
    group by winter_weeks.week_commencing, places.place

)

select * from shares
