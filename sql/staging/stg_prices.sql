-- grain: year, zone_id
-- units: prices are GBP an hour
-- source: raw_prices
with

prices as (

    select * from raw_prices

),

-- one source may give the cost of care and another the sector's minimum; where both give one, they agree
one_a_year as (

    select
        year,
        zone_id,
        any_value(cost_of_care order by feed) as cost_of_care,
        any_value(minimum_price order by feed) as minimum_price,
        any_value(council_rate order by feed) as council_rate
    from prices
    group by year, zone_id

)

select * from one_a_year
