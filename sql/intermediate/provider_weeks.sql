-- grain: week_commencing, provider_id
-- units: none
-- source: stg_providers, market_weeks
with

provider_rows as (

    select * from stg_providers

),

provider_ids as (

    select distinct provider_id from provider_rows

),

in_force as (

    select
        market_weeks.week_commencing,
        provider_ids.provider_id,
        provider_rows.provider_name,
        provider_rows.group_name,
        provider_rows.rating,
        provider_rows.status,
        provider_rows.notice_ends,
        provider_rows.market_oversight,
        provider_rows.ecm_compliant,
        -- a succession counts from its own day, never earlier
        case
            when provider_rows.row_from is null or provider_rows.row_from <= market_weeks.week_commencing
                then provider_rows.succeeded_by
        end as succeeded_by
    from market_weeks
    cross join provider_ids
    asof left join provider_rows
        on provider_ids.provider_id = provider_rows.provider_id
        and market_weeks.week_commencing >= provider_rows.valid_from

)

select * from in_force
