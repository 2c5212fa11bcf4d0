-- grain: month_starting, zone_id, provider_id, figure
-- units: part and whole are the two terms of the figure; of a count the whole is 1; null where not returned
-- source: workforce_places
with

places as (

    select * from workforce_places

),

listed as (

    select
        month_starting,
        zone_id,
        provider_id,
        unnest([
            { figure: 'care_workers', part: care_workers, whole: 1 },
            { figure: 'vacancy_rate', part: vacancies, whole: staff + vacancies },
            { figure: 'turnover', part: leavers_of_year, whole: mean_care_workers },
            { figure: 'starters_rate', part: starters_of_year, whole: mean_care_workers },
            { figure: 'absence', part: absence_hours, whole: contracted_hours },
            { figure: 'agency_share', part: agency_hours, whole: worked_hours },
            { figure: 'zero_hours_share', part: zero_hours_workers, whole: care_workers },
            { figure: 'drivers_share', part: drivers, whole: care_workers },
            { figure: 'sponsored_share', part: sponsored_workers, whole: care_workers }
        ]) as terms
    from places

),

apart as (

    select
        month_starting,
        zone_id,
        provider_id,
        terms.figure,
        terms.part,
        terms.whole
    from listed

)

select * from apart
