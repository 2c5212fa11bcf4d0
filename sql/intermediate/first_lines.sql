-- grain: package_number, provider_id, line_start
-- units: weekly_hours are hours of care a week
-- source: stg_packages
with

lines as (

    select
        *,
        min(line_start) over (partition by package_number) as package_begun,
        max(last_day) over (
            partition by person_number
            order by line_start
            range between unbounded preceding and interval 1 day preceding
        ) as cared_for_until
    from stg_packages
    where in_scope

),

-- a person is new who had no line on any of the 364 days before
marked as (

    select
        package_number,
        person_number,
        provider_id,
        zone_id,
        age_band,
        team,
        source,
        line_start,
        package_begun,
        weekly_hours,
        line_start = package_begun as new_package,
        coalesce(cared_for_until < line_start - 364, true) as new_person
    from lines

),

first_ones as (

    select * from marked where new_package or new_person

)

select * from first_ones
