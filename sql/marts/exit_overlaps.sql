-- grain: group_name, other_group
-- units: people and packages that two groups share on the latest census: whoever stops with the other counts them once
-- source: package_weeks, provider_groups, provider_zone_weeks
with

latest as (

    select max(week_commencing) as week_commencing from provider_zone_weeks

),

grouped_lines as (

    select
        coalesce(provider_groups.group_name, package_weeks.provider_id) as group_name,
        package_weeks.person_number,
        package_weeks.package_number,
        package_weeks.carers_per_visit
    from package_weeks
    inner join latest using (week_commencing)
    left join provider_groups using (week_commencing, provider_id)
    where package_weeks.status = 'active'

),

holders as (

    select
        group_name,
        person_number,
        package_number,
        bool_or(carers_per_visit = 2) as double_handed
    from grouped_lines
    group by group_name, person_number, package_number

),

-- a person whose packages are with one group each is shared too
pairs as (

    select
        holders.group_name,
        others.group_name as other_group,
        holders.person_number,
        case when holders.package_number = others.package_number then holders.package_number end as shared_package,
        coalesce(holders.double_handed and others.double_handed, false) as both_double_handed
    from holders
    inner join holders as others
        on holders.person_number = others.person_number and holders.group_name != others.group_name

),

shared as (

    select
        group_name,
        other_group,
        count(distinct person_number) as people,
        count(distinct shared_package) as packages,
        count(distinct shared_package) filter (where both_double_handed) as double_handed_packages
    from pairs
    group by group_name, other_group

)

select * from shared
