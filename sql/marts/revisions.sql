-- grain: week_commencing, zone_id, measure
-- units: first_published and now are in the unit of the measure's record; null is no value
-- source: measure_trends, first_values, weeks
with

said as (

    select
        first_values.week_commencing,
        first_values.zone_id,
        first_values.measure,
        first_values.value
    from first_values
    inner join weeks on first_values.week_commencing = weeks.week_commencing

),

-- a value that no version gave before is published for the first time now
compared as (

    select
        coalesce(said.week_commencing, measure_trends.week_commencing) as week_commencing,
        coalesce(said.zone_id, measure_trends.zone_id) as zone_id,
        coalesce(said.measure, measure_trends.measure) as measure,
        coalesce(said.value, measure_trends.value) as first_published,
        measure_trends.value as now
    from measure_trends
    full join said
        on
            measure_trends.week_commencing = said.week_commencing
            and measure_trends.zone_id = said.zone_id
            and measure_trends.measure = said.measure

)

select * from compared
