-- grain: group_name, other_group
-- units: people and packages that two groups share on the latest census: whoever stops with the other counts them once
-- source: group_lines
with

holders as (

    select
        group_name,
        person_number,
        package_number,
        bool_or(carers_per_visit = 2) as double_handed
    from group_lines
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
