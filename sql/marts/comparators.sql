-- grain: area, measure, period
-- units: value is in the unit that the name of the measure says; blank where it was refused
-- source: stg_comparators
with

comparators as (

    select * from stg_comparators

)

select * from comparators
