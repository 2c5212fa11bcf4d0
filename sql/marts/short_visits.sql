-- grain: week_commencing, zone_id, provider_id
-- units: visits are visits a week, short ones under 30 minutes; shares are shares of 1
-- source: package_weeks, stg_events
with

-- a line counts where both its visits and its short visits are returned
live as (

    select
        *,
        case when short_visits_agreed then short_visits_per_week else 0 end as agreed_visits
    from package_weeks
    where status = 'active' and visits_per_week is not null and short_visits_per_week is not null

),

places as (

    select distinct
        week_commencing,
        zone_id
    from live

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

cells as (

    select
        live.week_commencing,
        live.zone_id,
        live.provider_id,
        any_value(policies.policy_from) as policy_from,
        sum(live.visits_per_week) as visits,
        sum(live.short_visits_per_week) as short_visits,
        sum(live.agreed_visits) as agreed_visits,
        sum(live.visits_per_week) filter (where live.package_begun < policies.policy_from) as visits_before_policy,
        sum(live.short_visits_per_week) filter (
            where live.package_begun < policies.policy_from
        ) as short_visits_before_policy,
        sum(live.visits_per_week) filter (where live.package_begun >= policies.policy_from) as visits_after_policy,
        sum(live.short_visits_per_week) filter (
            where live.package_begun >= policies.policy_from
        ) as short_visits_after_policy
    from live
    left join policies using (week_commencing, zone_id)
    group by live.week_commencing, live.zone_id, live.provider_id

),

shares as (

    select
        week_commencing,
        zone_id,
        provider_id,
        visits,
        short_visits,
        short_visits / nullif(visits, 0) as short_share,
        agreed_visits / nullif(short_visits, 0) as short_agreed_share,
        policy_from,
        case when policy_from is not null then coalesce(visits_before_policy, 0) end as visits_before_policy,
        case
            when policy_from is not null then coalesce(short_visits_before_policy, 0)
        end as short_visits_before_policy,
        case when policy_from is not null then coalesce(visits_after_policy, 0) end as visits_after_policy,
        case when policy_from is not null then coalesce(short_visits_after_policy, 0) end as short_visits_after_policy
    from cells

)

select * from shares
