-- grain: year, zone_id
-- units: prices are GBP an hour
-- source: stg_prices
with

prices as (

    select * from stg_prices

)

select * from prices
