-- grain: week_commencing, package_number, provider_id, line_start
-- units: lines of care on the latest census, each under the group that held it then
-- source: package_weeks, provider_groups, provider_zone_weeks
with

latest as (

    select max(week_commencing) as week_commencing from provider_zone_weeks

),

grouped as (

    select
        package_weeks.*,
        coalesce(provider_groups.group_name, package_weeks.provider_id) as group_name
    from package_weeks
    inner join latest using (week_commencing)
    left join provider_groups using (week_commencing, provider_id)
    where package_weeks.status = 'active'

)

select * from grouped
