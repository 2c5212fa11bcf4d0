-- rows are weeks and zones whose uptake over 13 weeks is not that of the roles the zone has by contract
with

roles as (

    select
        week_commencing,
        zone_id,
        sum(new_hours) as new_hours,
        sum(new_hours) filter (where role not in ('off_framework', 'legacy')) as contracted_hours
    from contract_roles
    group by week_commencing, zone_id

)

select
    contract_uptake.week_commencing,
    contract_uptake.zone_id,
    contract_uptake.contracted_hours,
    roles.contracted_hours as role_hours
from contract_uptake
inner join roles using (week_commencing, zone_id)
where
    contract_uptake.measured_over = '13_weeks'
    and (
        abs(coalesce(contract_uptake.new_hours, -1) - coalesce(roles.new_hours, -1)) > 1e-6
        or abs(coalesce(contract_uptake.contracted_hours, -1) - coalesce(roles.contracted_hours, -1)) > 1e-6
    )
