-- grain: week_commencing, zone_id, age_band, funder, size_band
-- units: hours are hours of care a week; mean_hours are hours a package; packages and people are counts on the Monday
-- source: live_lines
with

banded as (

    select
        *,
        case
            when package_hours < 2 then '0-<2'
            when package_hours < 5 then '2-<5'
            when package_hours < 10 then '5-<10'
            when package_hours < 20 then '10-<20'
            else '20+'
        end as size_band
    from live_lines

),

cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(age_band) = 1 then 'all' else age_band end as age_band,
        funder,
        size_band,
        count(*) - count(shared_package) + count(distinct shared_package) as packages,
        count(*) - count(shared_person) + count(distinct shared_person) as people,
        sum(weekly_hours) as hours
    from banded
    group by grouping sets (
        (week_commencing, zone_id, age_band, funder, size_band),
        (week_commencing, zone_id, funder, size_band),
        (week_commencing, age_band, funder, size_band),
        (week_commencing, funder, size_band)
    )

),

with_means as (

    select
        *,
        hours / packages as mean_hours
    from cells

)

select * from with_means
