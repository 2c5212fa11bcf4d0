-- grain: week_commencing, zone_id, age_band, split_by, part
-- units: hours are hours of care a week; mean_hours are hours a package; the rest are counts on the Monday
-- source: live_lines
with

parts as (

    select
        *,
        unnest([
            { split_by: 'team', part: coalesce(nullif(team, 'all'), 'not_stated') },
            { split_by: 'source', part: coalesce(source, 'not_stated') }
        ]) as split
    from live_lines

),

named as (

    select
        *,
        split.split_by,
        split.part,
        package_hours < 5 as small
    from parts

),

cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(age_band) = 1 then 'all' else age_band end as age_band,
        split_by,
        case when grouping(part) = 1 then 'all' else part end as part,
        count(*) - count(shared_package) + count(distinct shared_package) as packages,
        count(*) - count(shared_person) + count(distinct shared_person) as people,
        sum(weekly_hours) as hours,
        count(distinct package_number) filter (where small) as small_packages,
        count(distinct person_number) filter (where small) as small_people,
        coalesce(sum(weekly_hours) filter (where small), 0) as small_hours
    from named
    group by week_commencing, split_by, cube(zone_id, age_band, part)

),

with_means as (

    select
        *,
        hours / packages as mean_hours
    from cells

)

select * from with_means
