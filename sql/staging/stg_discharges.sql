-- grain: week_commencing, zone_id, hospital
-- units: figures are counts of people, not_meeting_criteria their mean a day; delayed_days are days
-- source: raw_discharges
with

returns as (

    select * from raw_discharges

),

-- a load that contradicts another source is refused, so each figure is that of the source that states it
one_a_week as (

    select
        week_commencing,
        zone_id,
        hospital,
        any_value(discharges order by feed) as discharges,
        any_value(not_meeting_criteria order by feed) as not_meeting_criteria,
        any_value(discharges_with_care order by feed) as discharges_with_care,
        any_value(delayed_people order by feed) as delayed_people,
        any_value(delayed_days order by feed) as delayed_days,
        any_value(admissions_with_package order by feed) as admissions_with_package
    from returns
    group by week_commencing, zone_id, hospital

)

select * from one_a_week
