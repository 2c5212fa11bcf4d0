-- grain: provider_id
-- units: none
-- source: stg_packages, stg_commissioned_hours, stg_contracts, stg_offers, stg_capacity
with

-- whoever gives care, holds a contract, is asked or declares hours; `all` is nobody
seen as (

    select provider_id from stg_packages
    union
    select provider_id from stg_commissioned_hours
    where provider_id != 'all'
    union
    select provider_id from stg_contracts
    where provider_id is not null
    union
    select provider_id from stg_offers
    union
    select provider_id from stg_capacity

)

select * from seen
