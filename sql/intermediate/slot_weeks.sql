-- grain: week_commencing, feed, contract_id
-- units: expected_share is a share of the hours of new people; hours_cap is hours of care a week; hourly_rate is GBP
-- source: stg_contracts, provider_groups, market_weeks
with

in_force as (

    select
        market_weeks.week_commencing,
        stg_contracts.feed,
        stg_contracts.contract_id,
        stg_contracts.provider_id,
        stg_contracts.zone_id,
        stg_contracts.role,
        stg_contracts.role_rank,
        stg_contracts.local_role,
        stg_contracts.start_date,
        stg_contracts.end_date,
        stg_contracts.extension_to,
        stg_contracts.notice_months,
        stg_contracts.expected_share,
        stg_contracts.hours_cap,
        stg_contracts.hourly_rate
    from stg_contracts
    inner join market_weeks
        on market_weeks.week_commencing >= stg_contracts.start_date
        and market_weeks.week_commencing <= stg_contracts.last_day

),

held as (

    select
        in_force.*,
        coalesce(provider_groups.counts_as, in_force.provider_id) as counts_as,
        coalesce(provider_groups.group_name, in_force.provider_id) as group_name
    from in_force
    left join provider_groups using (week_commencing, provider_id)

)

select * from held
