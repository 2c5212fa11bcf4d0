-- grain: feed, contract_id
-- units: expected_share is a share of the hours of new people; hours_cap is hours of care a week; hourly_rate is GBP
-- source: raw_contracts
with

contracts as (

    select * from raw_contracts

),

ranked as (

    select
        feed,
        contract_id,
        provider_id,
        zone_id,
        role,
        case role
            when 'lead' then 1 when 'secondary' then 2 when 'framework' then 3 when 'block' then 4 else 5
        end as role_rank,
        local_role,
        start_date,
        end_date,
        coalesce(end_date, date '9999-12-31') as last_day,
        extension_to,
        notice_months,
        expected_share,
        hours_cap,
        hourly_rate
    from contracts

)

select * from ranked
