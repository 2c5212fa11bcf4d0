-- grain: week_commencing, zone_id, counts_as
-- units: none
-- source: slot_weeks
with

slots as (

    select * from slot_weeks where provider_id is not null

),

-- of a provider with two roles in a zone the first in the order lead, secondary, framework, block, spot is its role
roles as (

    select
        week_commencing,
        zone_id,
        counts_as,
        arg_min(role, role_rank) as role
    from slots
    group by week_commencing, zone_id, counts_as

)

select * from roles
