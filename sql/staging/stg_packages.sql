-- grain: feed, package_id, provider_id, line_start
-- units: weekly_hours are hours of care a week; hourly_rate is GBP
-- source: raw_packages
with

packages as (

    select * from raw_packages

),

numbered as (

    select
        feed,
        package_id,
        dense_rank() over (order by feed, package_id) as package_number,
        dense_rank() over (order by person_id) as person_number,
        provider_id,
        zone_id,
        age_band,
        funder,
        line_start,
        line_end,
        coalesce(line_end, date '9999-12-31') as last_day,
        status,
        coalesce(end_reason, case when line_end is not null then 'not_stated' end) as end_reason,
        weekly_hours,
        coalesce(carers_per_visit, 1) as carers_per_visit,
        visits_per_week,
        short_visits_per_week,
        short_visits_agreed,
        hourly_rate,
        service,
        arrangement,
        source,
        team,
        last_review_on,
        service in ('standard', 'short_term') and arrangement in ('council_arranged', 'isf') as in_scope
    from packages

)

select * from numbered
