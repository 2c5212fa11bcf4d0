-- grain: provider_id, zone_id, first_day
-- units: hours are hours of care a week in the seven days from the declaration
-- source: stg_capacity, stg_offers, stg_waiting_list, first_lines, coverage
with

declarations as (

    select
        provider_id,
        zone_id,
        declared_on as first_day
    from stg_capacity
    group by provider_id, zone_id, declared_on

),

referral_hours as (

    select
        referral_id,
        any_value(zone_id) as zone_id,
        max(weekly_hours) as weekly_hours
    from stg_waiting_list
    where queue = 'package'
    group by referral_id

),

-- a package offered to a provider twice in those days was offered once
offered_packages as (

    select
        declarations.provider_id,
        declarations.zone_id,
        declarations.first_day,
        referral_hours.referral_id,
        any_value(referral_hours.weekly_hours) as weekly_hours
    from stg_offers as offers
    inner join referral_hours on offers.referral_id = referral_hours.referral_id
    inner join declarations
        on offers.provider_id = declarations.provider_id
        and referral_hours.zone_id = declarations.zone_id
        and offers.offered_on >= declarations.first_day
        and offers.offered_on < declarations.first_day + 7
    group by declarations.provider_id, declarations.zone_id, declarations.first_day, referral_hours.referral_id

),

offered as (

    select
        provider_id,
        zone_id,
        first_day,
        sum(weekly_hours) as offered_hours
    from offered_packages
    group by provider_id, zone_id, first_day

),

begun as (

    select
        declarations.provider_id,
        declarations.zone_id,
        declarations.first_day,
        sum(first_lines.weekly_hours) as begun_hours,
        count(distinct first_lines.package_number) as begun_packages
    from declarations
    inner join first_lines
        on declarations.provider_id = first_lines.provider_id
        and declarations.zone_id = first_lines.zone_id
        and first_lines.line_start >= declarations.first_day
        and first_lines.line_start < declarations.first_day + 7
    where first_lines.new_package
    group by declarations.provider_id, declarations.zone_id, declarations.first_day

),

windows as (

    select
        offered.provider_id,
        offered.zone_id,
        offered.first_day,
        offered.offered_hours,
        coalesce(begun.begun_hours, 0) as begun_hours,
        coalesce(begun.begun_packages, 0) as begun_packages
    from offered
    left join begun using (provider_id, zone_id, first_day)
    inner join coverage
        on coverage.kind = 'packages'
        and offered.first_day >= coverage.covers_from
        and offered.first_day + 6 <= coverage.covers_to

)

select * from windows
