-- grain: week_commencing, package_number
-- units: none
-- source: package_weeks, coverage
with

statuses as (

    select
        week_commencing,
        package_number,
        case when bool_or(status = 'active') then 'active' else 'suspended' end as status
    from package_weeks
    group by week_commencing, package_number

),

now_and_before as (

    select
        coalesce(now.week_commencing, before.week_commencing + 7) as week_commencing,
        coalesce(now.package_number, before.package_number) as package_number,
        coalesce(now.status, 'absent') as status_now,
        coalesce(before.status, 'absent') as status_before
    from statuses as now
    full join statuses as before
        on now.week_commencing = before.week_commencing + 7
        and now.package_number = before.package_number

),

-- bridges start at the second covered Monday and end at the last
covered as (

    select now_and_before.*
    from now_and_before
    inner join coverage
        on now_and_before.week_commencing - 7 >= coverage.covers_from
        and now_and_before.week_commencing <= coverage.covers_to
    where coverage.kind = 'packages'

)

select * from covered
