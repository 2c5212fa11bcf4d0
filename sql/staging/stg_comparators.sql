-- grain: area, measure, period
-- units: value is in the unit that the name of the measure says; blank where it was refused
-- source: raw_comparators
with

comparators as (

    select * from raw_comparators

),

-- a load that contradicts another source is refused
one_a_figure as (

    select
        area,
        measure,
        period,
        any_value(value order by feed) as value,
        any_value(note order by feed) as note
    from comparators
    group by area, measure, period

)

select * from one_a_figure
