-- grain: package_number
-- units: replacement_hours are hours of care a week that wait for a new provider at the last census and are still live
-- source: capacity_census, replacement_weeks, referral_weeks, stg_packages
with

package_names as (

    select distinct
        package_number,
        package_id
    from stg_packages

),

waits as (

    select
        package_names.package_number,
        sum(replacement_weeks.replacement_hours) as replacement_hours
    from replacement_weeks
    inner join capacity_census using (week_commencing)
    inner join referral_weeks using (week_commencing, referral_number)
    inner join package_names on referral_weeks.replaces_package_id = package_names.package_id
    group by package_names.package_number

)

select * from waits
