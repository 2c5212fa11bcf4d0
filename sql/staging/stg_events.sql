-- grain: event_on, name, zone_id
-- units: none
-- source: raw_events
with

occurrences as (

    select * from raw_events

),

one_a_name as (

    select distinct on (event_on, name, zone_id) *
    from occurrences
    order by event_on, name, zone_id, feed desc

),

typed as (

    select
        event_on,
        name,
        zone_id,
        ends_on,
        effect
    from one_a_name

)

select * from typed
