-- grain: week_commencing, zone_id, age_band, size_band
-- units: hours are hours of care a week; packages and people are counts on the Monday
-- source: live_lines
with

large as (

    select
        *,
        case
            when package_hours < 30 then '20-<30'
            when package_hours < 40 then '30-<40'
            when package_hours < 60 then '40-<60'
            else '60+'
        end as size_band
    from live_lines
    where package_hours >= 20

),

cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(age_band) = 1 then 'all' else age_band end as age_band,
        case when grouping(size_band) = 1 then 'all' else size_band end as size_band,
        count(distinct package_number) as packages,
        count(distinct person_number) as people,
        sum(weekly_hours) as hours
    from large
    group by week_commencing, cube(zone_id, age_band, size_band)

)

select * from cells
