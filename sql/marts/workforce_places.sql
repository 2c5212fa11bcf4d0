-- grain: month_starting, zone_id, provider_id
-- units: staff are care workers, else whole-time equivalents; rates and shares are shares of 1; hours are hours a week
-- source: return_places, workforce_monthly
with

-- a return for all zones alone is shared out over zones: a part of it stands in each
returns as (

    select
        workforce_monthly.*,
        return_places.zone_id as place,
        return_places.part
    from return_places
    inner join workforce_monthly
        on return_places.month_starting = workforce_monthly.month_starting
        and return_places.provider_id = workforce_monthly.provider_id
        and return_places.returned_zone_id = workforce_monthly.zone_id

),

-- a sum is known where each of its parts is
places as (

    select
        month_starting,
        place as zone_id,
        provider_id,
        bool_or(zone_id != place and place != 'all') as shared_out,
        case when count(care_workers) = count(*) then sum(care_workers * part) end as care_workers,
        case when count(staff) = count(*) then sum(staff * part) end as staff,
        case when count(vacancies) = count(*) then sum(vacancies * part) end as vacancies,
        case when count(leavers_of_year) = count(*) then sum(leavers_of_year * part) end as leavers_of_year,
        case when count(starters_of_year) = count(*) then sum(starters_of_year * part) end as starters_of_year,
        case when count(mean_care_workers) = count(*) then sum(mean_care_workers * part) end as mean_care_workers,
        case when count(contracted_hours) = count(*) then sum(contracted_hours * part) end as contracted_hours,
        case when count(absence_hours) = count(*) then sum(absence_hours * part) end as absence_hours,
        case when count(agency_hours) = count(*) then sum(agency_hours * part) end as agency_hours,
        case when count(worked_hours) = count(*) then sum(worked_hours * part) end as worked_hours,
        case when count(zero_hours_workers) = count(*) then sum(zero_hours_workers * part) end as zero_hours_workers,
        case when count(drivers) = count(*) then sum(drivers * part) end as drivers,
        case when count(sponsored_workers) = count(*) then sum(sponsored_workers * part) end as sponsored_workers
    from returns
    group by month_starting, place, provider_id

),

rates as (

    select
        *,
        vacancies / nullif(staff + vacancies, 0) as vacancy_rate,
        leavers_of_year / nullif(mean_care_workers, 0) as turnover,
        starters_of_year / nullif(mean_care_workers, 0) as starters_rate,
        absence_hours / nullif(contracted_hours, 0) as absence,
        agency_hours / nullif(worked_hours, 0) as agency_share
    from places

)

select * from rates
