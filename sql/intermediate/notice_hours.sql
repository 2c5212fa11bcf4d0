-- grain: provider_id, zone_id
-- units: hours are live hours of care a week at the last census that nobody waits to take over yet
-- source: capacity_census, provider_weeks, provider_zone_weeks, package_weeks, package_waits
with

leaving as (

    select
        provider_weeks.week_commencing,
        provider_weeks.provider_id,
        provider_weeks.notice_ends
    from provider_weeks
    inner join capacity_census using (week_commencing)
    where provider_weeks.notice_ends is not null

),

package_hours as (

    select
        package_weeks.package_number,
        package_weeks.provider_id,
        package_weeks.zone_id,
        sum(package_weeks.weekly_hours) as hours,
        sum(sum(package_weeks.weekly_hours)) over (partition by package_weeks.package_number) as whole_hours
    from package_weeks
    inner join capacity_census using (week_commencing)
    where package_weeks.status = 'active'
    group by package_weeks.package_number, package_weeks.provider_id, package_weeks.zone_id

),

-- what is to be re-placed has left capacity already; of a shared package each provider by its hours
replaced as (

    select
        package_hours.provider_id,
        package_hours.zone_id,
        sum(package_waits.replacement_hours * package_hours.hours / nullif(package_hours.whole_hours, 0)) as hours
    from package_hours
    inner join package_waits using (package_number)
    group by package_hours.provider_id, package_hours.zone_id

),

held as (

    select
        leaving.provider_id,
        provider_zone_weeks.zone_id,
        leaving.notice_ends,
        provider_zone_weeks.hours - coalesce(replaced.hours, 0) as hours
    from leaving
    inner join provider_zone_weeks using (week_commencing, provider_id)
    left join replaced
        on leaving.provider_id = replaced.provider_id
        and provider_zone_weeks.zone_id = replaced.zone_id

)

select * from held
