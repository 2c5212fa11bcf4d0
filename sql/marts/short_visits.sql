-- grain: week_commencing, zone_id, provider_id
-- units: visits are visits a week, short ones under 30 minutes; shares are shares of 1
-- source: short_visit_lines
with

cells as (

    select
        week_commencing,
        zone_id,
        provider_id,
        any_value(policy_from) as policy_from,
        sum(visits_per_week) as visits,
        sum(short_visits_per_week) as short_visits,
        sum(agreed_visits) as agreed_visits,
        sum(visits_per_week) filter (where older) as visits_before_policy,
        sum(short_visits_per_week) filter (where older) as short_visits_before_policy,
        sum(visits_per_week) filter (where newer) as visits_after_policy,
        sum(short_visits_per_week) filter (where newer) as short_visits_after_policy
    from short_visit_lines
    group by week_commencing, zone_id, provider_id

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
