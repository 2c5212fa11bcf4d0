-- grain: month_starting, team, provider_id
-- units: new_packages are counts of the month; hours are hours of care a week; mean_hours are hours a package
-- source: first_lines, coverage
with

begun as (

    select
        date_trunc('month', line_start)::date as month_starting,
        coalesce(team, 'not_stated') as team,
        provider_id,
        package_number,
        weekly_hours
    from first_lines
    where new_package

),

-- a month counts once the whole of it lies in coverage
covered as (

    select begun.*
    from begun
    inner join coverage
        on begun.month_starting >= coverage.covers_from
        and begun.month_starting + interval 1 month - interval 1 day <= coverage.covers_to
    where coverage.kind = 'packages'

),

cells as (

    select
        month_starting,
        team,
        provider_id,
        count(distinct package_number) as new_packages,
        sum(weekly_hours) as new_hours
    from covered
    group by month_starting, team, provider_id

),

means as (

    select
        *,
        new_hours / new_packages as mean_hours
    from cells

)

select * from means
