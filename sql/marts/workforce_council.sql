-- grain: month_starting, zone_id
-- units: providers are counts; care_workers are people, vacancies posts; rates and shares are shares of 1
-- source: workforce_figures, workforce_places
with

returns as (

    select
        month_starting,
        zone_id,
        count(*) as providers,
        count(care_workers) as providers_people,
        sum(vacancies) as vacancies,
        sum(care_workers) filter (where shared_out) / nullif(sum(care_workers), 0) as estimated_share
    from workforce_places
    group by month_starting, zone_id

),

-- each is a ratio of sums over the providers that returned both terms
figures as (

    select
        month_starting,
        zone_id,
        max(figure_now) filter (where figure = 'care_workers') as care_workers,
        max(figure_now) filter (where figure = 'vacancy_rate') as vacancy_rate,
        max(figure_now) filter (where figure = 'turnover') as turnover,
        max(figure_now) filter (where figure = 'starters_rate') as starters_rate,
        max(figure_now) filter (where figure = 'absence') as absence,
        max(figure_now) filter (where figure = 'agency_share') as agency_share,
        max(figure_now) filter (where figure = 'zero_hours_share') as zero_hours_share,
        max(figure_now) filter (where figure = 'drivers_share') as drivers_share,
        max(figure_now) filter (where figure = 'sponsored_share') as sponsored_share
    from workforce_figures
    group by month_starting, zone_id

),

council as (

    select
        month_starting,
        zone_id,
        returns.providers,
        returns.providers_people,
        figures.care_workers,
        returns.vacancies,
        figures.vacancy_rate,
        figures.turnover,
        figures.starters_rate,
        figures.absence,
        figures.agency_share,
        figures.zero_hours_share,
        figures.drivers_share,
        figures.sponsored_share,
        coalesce(returns.estimated_share, 0) as estimated_share
    from returns
    left join figures using (month_starting, zone_id)

)

select * from council
