-- grain: week_commencing, zone_id
-- units: figures are counts of people, not_meeting_criteria their mean a day; delayed_days are days
-- source: stg_discharges, zones, winter_weeks, coverage
with

returns as (

    select
        week_commencing,
        zone_id,
        hospital,
        discharges::double as discharges,
        not_meeting_criteria,
        discharges_with_care::double as discharges_with_care,
        delayed_people::double as delayed_people,
        delayed_days,
        admissions_with_package::double as admissions_with_package
    from stg_discharges

),

figures as (

    select *
    from returns
    unpivot include nulls (
        value for figure in (
            discharges,
            not_meeting_criteria,
            discharges_with_care,
            delayed_people,
            delayed_days,
            admissions_with_package
        )
    )

),

-- a row for all hospitals is the total of those beside it, not one more; without it a sum is known where each part is
zone_figures as (

    select
        week_commencing,
        zone_id,
        figure,
        coalesce(
            any_value(value) filter (where hospital = 'all'),
            case
                when count(*) filter (where hospital != 'all' and value is null) = 0
                    then sum(value) filter (where hospital != 'all')
            end
        ) as value,
        true as is_returned
    from figures
    group by week_commencing, zone_id, figure

),

-- a zone is covered from its first to its last return, for the figures that it returns at all
spans as (

    select
        figures.zone_id,
        figures.figure,
        min(figures.week_commencing) as first_week,
        least(max(figures.week_commencing), any_value(coverage.covers_to)) as last_week
    from figures
    inner join coverage on coverage.kind = 'discharges'
    group by figures.zone_id, figures.figure
    having count(figures.value) > 0

),

-- a covered week without a row had none; a blank in a row that is there is not known
filled as (

    select
        winter_weeks.week_commencing,
        spans.zone_id,
        spans.figure,
        case when zone_figures.is_returned then zone_figures.value else 0 end as value
    from spans
    inner join winter_weeks on winter_weeks.week_commencing between spans.first_week and spans.last_week
    left join zone_figures
        on winter_weeks.week_commencing = zone_figures.week_commencing
        and spans.zone_id = zone_figures.zone_id
        and spans.figure = zone_figures.figure

),

council as (

    select
        week_commencing,
        'all' as zone_id,
        figure,
        case when count(value) = count(*) then sum(value) end as value
    from filled
    group by week_commencing, figure

),

known as (

    select * from filled
    union all
    select * from council

),

places as (

    select zone_id from zones
    union
    select zone_id from returns
    union
    select 'all' as zone_id

),

cells as (

    select
        week_commencing,
        zone_id,
        any_value(known.value) filter (where known.figure = 'discharges')::bigint as discharges,
        any_value(known.value) filter (where known.figure = 'not_meeting_criteria') as not_meeting_criteria,
        any_value(known.value) filter (where known.figure = 'discharges_with_care')::bigint as discharges_with_care,
        any_value(known.value) filter (where known.figure = 'delayed_people')::bigint as delayed_people,
        any_value(known.value) filter (where known.figure = 'delayed_days') as delayed_days,
        any_value(known.value) filter (
            where known.figure = 'admissions_with_package'
        )::bigint as admissions_with_package
    from winter_weeks
    cross join places
    left join known using (week_commencing, zone_id)
    group by week_commencing, zone_id

)

select * from cells
