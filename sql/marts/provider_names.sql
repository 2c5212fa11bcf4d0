-- grain: provider_id
-- units: none
-- source: stg_providers, care_providers, stg_workforce, stg_feedback, stg_provider_kpis
with

named as (

    select
        provider_id,
        arg_max(provider_name, valid_from) as provider_name
    from stg_providers
    group by provider_id

),

seen as (

    select provider_id from named
    union
    select provider_id from care_providers
    union
    select provider_id from stg_workforce
    union
    select provider_id from stg_feedback
    where provider_id != 'all'
    union
    select provider_id from stg_provider_kpis

),

described as (

    select
        seen.provider_id,
        case
            when named.provider_id is not null then named.provider_name
            when exists (select 1 from named) then 'not listed (' || seen.provider_id || ')'
            else seen.provider_id
        end as provider_name,
        named.provider_id is not null as listed
    from seen
    left join named on seen.provider_id = named.provider_id

)

select * from described
