-- grain: week_commencing, provider_id, zone_id
-- units: spare_hours are hours of care a week
-- source: stg_capacity, provider_weeks, settings, weeks
with

declarations as (

    select * from stg_capacity

),

days_valid as (

    select value::integer as days from settings where name = 'declaration_days'

),

-- a declaration counts on its day and for the days after it that the council allows
in_force as (

    select
        weeks.week_commencing,
        declarations.provider_id,
        declarations.zone_id,
        declarations.spare_hours,
        declarations.declared_on
    from weeks
    cross join days_valid
    inner join declarations
        on weeks.week_commencing >= declarations.week_commencing
        and weeks.week_commencing >= declarations.declared_on
        and weeks.week_commencing <= declarations.declared_on + days_valid.days
    qualify row_number() over (
        partition by weeks.week_commencing, declarations.provider_id, declarations.zone_id
        order by declarations.declared_on desc, declarations.week_commencing desc, declarations.feed desc
    ) = 1

),

of_active_providers as (

    select in_force.*
    from in_force
    left join provider_weeks using (week_commencing, provider_id)
    where coalesce(provider_weeks.status, 'active') = 'active'

)

select * from of_active_providers
