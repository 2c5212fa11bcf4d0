-- grain: event_on, name, zone_id
-- units: none
-- source: stg_events
with

occurrences as (

    select * from stg_events

)

select * from occurrences
