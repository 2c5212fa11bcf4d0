-- grain: month_starting, provider_id, zone_id
-- units: care_workers are people; rates and absence are shares of 1; contact_hours are hours a week
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

rates as (

    select
        years.month_starting,
        years.provider_id,
        years.zone_id,
        years.care_workers,
        years.care_workers_wte,
        years.vacancies / nullif(years.staff + years.vacancies, 0) as vacancy_rate,
        case
            when years.months_of_leavers = 12 and years.months_of_workers = 12 and years.care_workers is not null
                then years.year_leavers / nullif(years.mean_care_workers, 0)
        end as turnover,
        case
            when years.months_of_starters = 12 and years.months_of_workers = 12 and years.care_workers is not null
                then years.year_starters / nullif(years.mean_care_workers, 0)
        end as starters_rate,
        years.absence_hours / nullif(years.contracted_hours, 0) as absence,
        (years.contracted_hours - years.absence_hours + years.agency_hours) * contact.contact_share as contact_hours,
        years.other_contact_hours
    from years
    cross join contact

)

select * from rates
