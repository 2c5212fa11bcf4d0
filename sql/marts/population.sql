-- grain: zone_id, age_band, year
-- units: people live there in the middle of the year; whole_band says whether they are of every age of the band
-- source: stg_population, settings
with

bands as (

    select * from stg_population where age_band != 'all'

),

-- where a zone gives its total alone, that is its total; a band of such a zone is not known
totals as (

    select * from stg_population where age_band = 'all'

),

council_bands as (

    select unnest(string_split(value, ';')) as age_band from settings where name = 'age_bands'

),

wanted as (

    select count(*) as bands from council_bands where age_band != 'unknown'

),

zone_totals as (

    select
        bands.zone_id,
        'all' as age_band,
        bands.year,
        sum(bands.people) as people,
        bool_and(bands.whole_band)
        and count(*) filter (where bands.age_band != 'unknown') = any_value(wanted.bands) as whole_band
    from bands
    cross join wanted
    group by bands.zone_id, bands.year
    union all
    select * from totals

),

zone_cells as (

    select * from bands
    union all
    select * from zone_totals

),

council as (

    select
        'all' as zone_id,
        zone_cells.age_band,
        zone_cells.year,
        sum(zone_cells.people) as people,
        bool_and(zone_cells.whole_band) as whole_band
    from zone_cells
    where
        zone_cells.age_band = 'all'
        or zone_cells.year not in (select totals.year from totals)
    group by zone_cells.age_band, zone_cells.year

),

together as (

    select * from zone_cells
    union all
    select * from council

)

select * from together
