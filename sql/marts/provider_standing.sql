-- grain: week_commencing, provider_id
-- units: none
-- source: provider_weeks, provider_groups, provider_zone_weeks, slot_weeks, weeks
with

-- besides every listed provider those that no file lists and that hold care or a contract on the Monday
seen as (

    select
        week_commencing,
        provider_id
    from provider_weeks
    union
    select
        week_commencing,
        provider_id
    from provider_zone_weeks
    union
    select
        week_commencing,
        provider_id
    from slot_weeks
    where provider_id is not null

),

described as (

    select
        week_commencing,
        provider_id,
        case
            when in_force.provider_name is not null then in_force.provider_name
            when exists (select 1 from provider_weeks) then 'not listed (' || provider_id || ')'
            else provider_id
        end as provider_name,
        coalesce(provider_groups.group_name, provider_id) as group_name,
        coalesce(provider_groups.counts_as, provider_id) as counts_as,
        coalesce(in_force.status, 'active') as status,
        coalesce(in_force.rating, 'Not rated') as rating,
        in_force.notice_ends,
        in_force.market_oversight,
        in_force.ecm_compliant,
        in_force.provider_name is not null as listed
    from seen
    inner join weeks using (week_commencing)
    left join provider_weeks as in_force using (week_commencing, provider_id)
    left join provider_groups using (week_commencing, provider_id)

)

select * from described
