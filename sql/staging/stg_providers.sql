-- grain: provider_id, valid_from
-- units: none
-- source: raw_providers
with

providers as (

    select * from raw_providers

),

one_a_day as (

    select distinct on (provider_id, "from") *
    from providers
    order by provider_id, "from", feed desc

),

-- before a provider's first row its first row holds, so that row reaches back to the beginning
dated as (

    select
        provider_id,
        "from" as row_from,
        case
            when row_number() over (partition by provider_id order by "from" nulls first) = 1 then date '0001-01-01'
            else "from"
        end as valid_from,
        provider_name,
        coalesce(group_name, provider_id) as group_name,
        coalesce(rating, 'Not rated') as rating,
        status,
        notice_ends,
        succeeded_by,
        market_oversight,
        ecm_compliant
    from one_a_day

)

select * from dated
