-- grain: provider_id, zone_id
-- units: spare_hours and headroom are hours of care a week at the latest census; distance is 0 to 3 by role
-- source: spare_weeks, provider_zone_weeks, provider_groups, provider_hours, role_weeks, places
with

latest as (

    select max(week_commencing) as week_commencing from provider_zone_weeks

),

declared as (

    select
        spare_weeks.week_commencing,
        spare_weeks.provider_id,
        spare_weeks.zone_id,
        spare_weeks.spare_hours
    from spare_weeks
    inner join latest using (week_commencing)

),

declaring as (

    select distinct
        week_commencing,
        provider_id
    from declared

),

-- what was declared for any zone may go to each of them: caps and roles there bind it
spread as (

    select
        declaring.week_commencing,
        declaring.provider_id,
        places.zone_id,
        coalesce(declared.spare_hours, 0) as spare_hours
    from declaring
    cross join places
    left join declared using (week_commencing, provider_id, zone_id)

),

placed as (

    select
        spread.provider_id,
        coalesce(provider_groups.group_name, spread.provider_id) as group_name,
        spread.zone_id,
        spread.spare_hours,
        provider_hours.headroom,
        case role_weeks.role
            when 'lead' then 0
            when 'secondary' then 1
            when 'framework' then 2
            when 'block' then 2
            when 'spot' then 2
            else 3
        end as distance
    from spread
    left join provider_groups using (week_commencing, provider_id)
    left join provider_hours using (week_commencing, provider_id, zone_id)
    left join role_weeks
        on spread.week_commencing = role_weeks.week_commencing
        and spread.zone_id = role_weeks.zone_id
        and coalesce(provider_groups.counts_as, spread.provider_id) = role_weeks.counts_as

)

select * from placed
