-- grain: zone_id, age_band, year
-- units: people live there in the middle of the year; whole_band says whether they are of every age of the band
-- source: raw_population
with

population as (

    select * from raw_population

),

-- a load that contradicts another source is refused
one_a_cell as (

    select
        zone_id,
        age_band,
        year,
        any_value(people order by feed) as people,
        any_value(whole_band order by feed) as whole_band
    from population
    group by zone_id, age_band, year

)

select * from one_a_cell
