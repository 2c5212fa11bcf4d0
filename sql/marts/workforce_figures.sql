-- grain: month_starting, zone_id, figure
-- units: care_workers are people, other figures shares of 1; providers are counts
-- source: workforce_terms
with

terms as (

    select * from workforce_terms

),

places as (

    select distinct
        month_starting,
        zone_id,
        figure
    from terms

),

known as (

    select * from terms where part is not null and whole is not null

),

-- a rate is a ratio of sums over the providers that returned both of its terms
now as (

    select
        month_starting,
        zone_id,
        figure,
        count(*) as providers,
        case when figure = 'care_workers' then sum(part) else sum(part) / nullif(sum(whole), 0) end as now
    from known
    group by month_starting, zone_id, figure

),

-- providers that returned both terms in this month and in the one twelve months before
pairs as (

    select
        now.month_starting,
        now.zone_id,
        now.figure,
        now.part,
        now.whole,
        before.part as part_before,
        before.whole as whole_before
    from known as now
    inner join known as before
        on now.zone_id = before.zone_id
        and now.provider_id = before.provider_id
        and now.figure = before.figure
        and before.month_starting = now.month_starting - interval 12 month

),

matched as (

    select
        month_starting,
        zone_id,
        figure,
        count(*) as matched_providers,
        case
            when figure = 'care_workers' then sum(part) else sum(part) / nullif(sum(whole), 0)
        end as matched_now,
        case
            when figure = 'care_workers' then sum(part_before) else sum(part_before) / nullif(sum(whole_before), 0)
        end as matched_before
    from pairs
    group by month_starting, zone_id, figure

),

changes as (

    select
        month_starting,
        zone_id,
        figure,
        coalesce(now.providers, 0) as providers,
        now.now as figure_now,
        coalesce(matched.matched_providers, 0) as matched_providers,
        matched.matched_now,
        matched.matched_before,
        matched.matched_now - matched.matched_before as change
    from places
    left join now using (month_starting, zone_id, figure)
    left join matched using (month_starting, zone_id, figure)

)

select * from changes
