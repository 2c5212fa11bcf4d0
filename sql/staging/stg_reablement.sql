-- grain: week_commencing, zone_id
-- units: people, starts and leavers are counts; mean_days and completed_mean_days are days
-- source: raw_reablement
with

returns as (

    select * from raw_reablement

),

-- a load that contradicts another source is refused, so each figure is that of the source that states it
one_a_week as (

    select
        week_commencing,
        zone_id,
        any_value(people order by feed) as people,
        any_value(mean_days order by feed) as mean_days,
        any_value(starts order by feed) as starts,
        any_value(leavers order by feed) as leavers,
        any_value(capacity_people order by feed) as capacity_people,
        any_value(completed_mean_days order by feed) as completed_mean_days,
        any_value(awaiting_onward_care order by feed) as awaiting_onward_care
    from returns
    group by week_commencing, zone_id

)

select * from one_a_week
