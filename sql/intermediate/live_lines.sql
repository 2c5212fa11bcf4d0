-- grain: week_commencing, package_number, provider_id, line_start
-- units: weekly_hours and package_hours are hours of care a week; shared_package and shared_person are numbers or null
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

)

select * from marked
