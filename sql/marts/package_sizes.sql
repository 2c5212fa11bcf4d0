-- grain: week_commencing, zone_id, age_band, funder, size_band
-- units: hours are hours of care a week; mean_hours are hours a package; packages and people are counts on the Monday
-- source: package_weeks
with

live as (

    select * from package_weeks where status = 'active'

),

-- few packages and people have several lines on a Monday: to count only those as distinct takes half the time
shared_packages as (

    select
        week_commencing,
        package_number,
        sum(weekly_hours) as package_hours
    from live
    group by week_commencing, package_number
    having count(*) > 1

),

shared_people as (

    select
        week_commencing,
        person_number
    from live
    group by week_commencing, person_number
    having count(*) > 1

),

marked as (

    select
        live.*,
        coalesce(shared_packages.package_hours, live.weekly_hours) as package_hours,
        shared_packages.package_number as shared_package,
        shared_people.person_number as shared_person
    from live
    left join shared_packages
        on live.week_commencing = shared_packages.week_commencing
        and live.package_number = shared_packages.package_number
    left join shared_people
        on live.week_commencing = shared_people.week_commencing
        and live.person_number = shared_people.person_number

),

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
    from marked

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
