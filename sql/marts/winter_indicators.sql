-- grain: week_commencing, zone_id, indicator
-- units: _hours are hours a week; _wait, _days days; absence, offers_declined shares of 1; the others counts a week
-- source: queue_pressures, provider_pressures, discharge_weeks, reablement_weeks, winter_weeks
with

places as (

    select zone_id from discharge_weeks
    union
    select zone_id from reablement_weeks

),

wide as (

    select
        week_commencing,
        zone_id,
        queue_pressures.waiting_hours,
        queue_pressures.longest_wait,
        discharge_weeks.delayed_people::double as delayed_people,
        discharge_weeks.discharges_with_care::double as discharges_with_care,
        reablement_weeks.mean_days as reablement_days,
        reablement_weeks.awaiting_onward_care::double as awaiting_onward_care,
        discharge_weeks.admissions_with_package::double as admissions_with_package,
        queue_pressures.handback_hours,
        queue_pressures.spare_hours,
        provider_pressures.absence,
        provider_pressures.missed_late_visits,
        provider_pressures.offers_declined
    from winter_weeks
    cross join places
    left join queue_pressures using (week_commencing, zone_id)
    left join discharge_weeks using (week_commencing, zone_id)
    left join reablement_weeks using (week_commencing, zone_id)
    left join provider_pressures using (week_commencing, zone_id)

),

-- a row an indicator, blank where its source does not cover the week
indicators as (

    select
        week_commencing,
        zone_id,
        indicator,
        value
    from wide
    unpivot include nulls (
        value for indicator in (
            waiting_hours,
            longest_wait,
            delayed_people,
            discharges_with_care,
            reablement_days,
            awaiting_onward_care,
            admissions_with_package,
            handback_hours,
            spare_hours,
            absence,
            missed_late_visits,
            offers_declined
        )
    )

)

select * from indicators
