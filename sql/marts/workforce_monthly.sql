-- grain: month_starting, provider_id, zone_id
-- units: care_workers are people, staff people or else whole-time equivalents; rates are shares of 1; hours a week
-- source: stg_workforce, settings
with

returns as (

    select * from stg_workforce

),

contact as (

    select value::double as contact_share from settings where name = 'contact_share'

),

-- a rate of twelve months is known where all twelve are
years as (

    select
        *,
        count(leavers) over year as months_of_leavers,
        count(starters) over year as months_of_starters,
        count(care_workers) over year as months_of_workers,
        sum(leavers) over year as year_leavers,
        sum(starters) over year as year_starters,
        avg(care_workers) over year as mean_care_workers
    from returns
    window year as (
        partition by provider_id, zone_id
        order by month_starting
        range between interval 11 month preceding and current row
    )

),

-- a year's sum is known where all twelve months are
known as (

    select
        years.*,
        case
            when years.months_of_leavers = 12 and years.months_of_workers = 12 and years.care_workers is not null
                then years.year_leavers
        end as leavers_of_year,
        case
            when years.months_of_starters = 12 and years.months_of_workers = 12 and years.care_workers is not null
                then years.year_starters
        end as starters_of_year,
        years.contracted_hours - years.absence_hours + years.agency_hours as worked_hours
    from years

),

rates as (

    select
        known.month_starting,
        known.provider_id,
        known.zone_id,
        known.care_workers,
        known.care_workers_wte,
        known.vacancies / nullif(known.staff + known.vacancies, 0) as vacancy_rate,
        known.leavers_of_year / nullif(known.mean_care_workers, 0) as turnover,
        known.starters_of_year / nullif(known.mean_care_workers, 0) as starters_rate,
        known.absence_hours / nullif(known.contracted_hours, 0) as absence,
        known.worked_hours * contact.contact_share as contact_hours,
        known.other_contact_hours,
        known.staff,
        known.vacancies,
        known.starters,
        known.leavers,
        known.leavers_of_year,
        known.starters_of_year,
        known.mean_care_workers,
        known.contracted_hours,
        known.absence_hours,
        known.agency_hours,
        known.worked_hours,
        known.zero_hours_workers,
        known.drivers,
        known.sponsored_workers
    from known
    cross join contact

)

select * from rates
