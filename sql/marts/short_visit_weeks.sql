-- grain: week_commencing, zone_id, age_band
-- units: visits are visits a week, short ones under 30 minutes; packages and people are counts; shares are shares of 1
-- source: short_visit_lines
with

judged as (

    select
        *,
        short_visits_per_week > 0 and coalesce(not short_visits_agreed, true) as unagreed
    from short_visit_lines

),

lines as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(age_band) = 1 then 'all' else age_band end as age_band,
        min(policy_from) as policy_from,
        count(*) - count(shared_package) + count(distinct shared_package) as packages,
        sum(visits_per_week) as visits,
        sum(short_visits_per_week) as short_visits,
        sum(agreed_visits) as agreed_visits,
        sum(visits_per_week) filter (where older) as older_visits,
        sum(short_visits_per_week) filter (where older) as older_short_visits,
        sum(visits_per_week) filter (where newer) as newer_visits,
        sum(short_visits_per_week) filter (where newer) as newer_short_visits
    from judged
    group by week_commencing, cube(zone_id, age_band)

),

-- counted as distinct among the few lines that have any
short as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(age_band) = 1 then 'all' else age_band end as age_band,
        count(distinct package_number) as short_packages,
        count(distinct person_number) as short_people,
        count(distinct package_number) filter (where unagreed) as unagreed_packages,
        count(distinct person_number) filter (where unagreed) as unagreed_people,
        count(distinct package_number) filter (where unagreed and older) as older_packages,
        count(distinct person_number) filter (where unagreed and older) as older_people,
        count(distinct package_number) filter (where unagreed and newer) as newer_packages
    from judged
    where short_visits_per_week > 0
    group by week_commencing, cube(zone_id, age_band)

),

cells as (

    select
        lines.*,
        coalesce(short.short_packages, 0) as short_packages,
        coalesce(short.short_people, 0) as short_people,
        coalesce(short.unagreed_packages, 0) as unagreed_packages,
        coalesce(short.unagreed_people, 0) as unagreed_people,
        coalesce(short.older_packages, 0) as older_packages,
        coalesce(short.older_people, 0) as older_people,
        coalesce(short.newer_packages, 0) as newer_packages
    from lines
    left join short using (week_commencing, zone_id, age_band)

),

-- before there is a policy nothing stands apart
shares as (

    select
        week_commencing,
        zone_id,
        age_band,
        policy_from,
        packages,
        visits,
        short_visits,
        agreed_visits,
        short_visits / nullif(visits, 0) as short_share,
        agreed_visits / nullif(short_visits, 0) as agreed_share,
        short_packages,
        short_people,
        unagreed_packages,
        unagreed_people,
        case when policy_from is not null then older_packages end as older_packages,
        case when policy_from is not null then older_people end as older_people,
        case when policy_from is not null then newer_packages end as newer_packages,
        older_short_visits / nullif(older_visits, 0) as older_share,
        newer_short_visits / nullif(newer_visits, 0) as newer_share
    from cells

)

select * from shares
