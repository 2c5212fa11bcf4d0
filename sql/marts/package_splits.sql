-- grain: week_commencing, zone_id, age_band, split_by, part
-- units: hours are hours of care a week; mean_hours are hours a package; the rest are counts on the Monday
-- source: live_lines
with

parts as (

    select
        *,
        package_hours < 5 as small,
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
        split.part
    from parts

),

-- every line counted as a package and a person of its own
lines as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(age_band) = 1 then 'all' else age_band end as age_band,
        split_by,
        case when grouping(part) = 1 then 'all' else part end as part,
        count(*) as lines,
        sum(weekly_hours) as hours,
        count(*) filter (where small) as small_lines,
        coalesce(sum(weekly_hours) filter (where small), 0) as small_hours
    from named
    group by week_commencing, split_by, cube(zone_id, age_band, part)

),

-- what that counts too often: the few that several lines share
too_many as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(age_band) = 1 then 'all' else age_band end as age_band,
        split_by,
        case when grouping(part) = 1 then 'all' else part end as part,
        count(shared_package) - count(distinct shared_package) as packages,
        count(shared_person) - count(distinct shared_person) as people,
        count(shared_package) filter (where small)
        - count(distinct shared_package) filter (where small) as small_packages,
        count(shared_person) filter (where small)
        - count(distinct shared_person) filter (where small) as small_people
    from named
    where shared_package is not null or shared_person is not null
    group by week_commencing, split_by, cube(zone_id, age_band, part)

),

cells as (

    select
        lines.week_commencing,
        lines.zone_id,
        lines.age_band,
        lines.split_by,
        lines.part,
        lines.lines - coalesce(too_many.packages, 0) as packages,
        lines.lines - coalesce(too_many.people, 0) as people,
        lines.hours,
        lines.small_lines - coalesce(too_many.small_packages, 0) as small_packages,
        lines.small_lines - coalesce(too_many.small_people, 0) as small_people,
        lines.small_hours
    from lines
    left join too_many using (week_commencing, zone_id, age_band, split_by, part)

),

with_means as (

    select
        *,
        hours / packages as mean_hours
    from cells

)

select * from with_means
