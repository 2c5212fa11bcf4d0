-- grain: week_commencing, package_number, provider_id, line_start
-- units: visits are visits a week, short ones under 30 minutes
-- source: live_lines, stg_events
with

-- a line counts where both its visits and its short visits are returned
told as (

    select
        *,
        case when short_visits_agreed then short_visits_per_week else 0 end as agreed_visits
    from live_lines
    where visits_per_week is not null and short_visits_per_week is not null

),

places as (

    select distinct
        week_commencing,
        zone_id
    from told

),

-- the latest policy of the zone or of the council that holds on the Monday
policies as (

    select
        places.week_commencing,
        places.zone_id,
        max(stg_events.event_on) as policy_from
    from places
    inner join stg_events
        on places.week_commencing >= stg_events.event_on
        and stg_events.zone_id in ('all', places.zone_id)
    where stg_events.effect = 'policy_short_visits'
    group by places.week_commencing, places.zone_id

),

judged as (

    select
        told.*,
        policies.policy_from,
        told.package_begun < policies.policy_from as older,
        told.package_begun >= policies.policy_from as newer
    from told
    left join policies using (week_commencing, zone_id)

)

select * from judged
