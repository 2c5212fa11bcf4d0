-- grain: week_commencing, zone_id, age_band, team
-- units: packages and people are counts on the last census; the day of a review before the last one is not kept
-- source: stg_packages, covered_windows
with

census as (

    select max(week_commencing) as week_commencing from covered_windows where kind = 'packages' and weeks = 0

),

lines as (

    select
        *,
        min(line_start) over (partition by package_number) as package_begun,
        max(last_review_on) over (partition by package_number) as reviewed_on
    from stg_packages
    where in_scope

),

standing as (

    select
        census.week_commencing,
        lines.*,
        coalesce(lines.reviewed_on > census.week_commencing - interval 12 month, false) as reviewed,
        lines.package_begun > census.week_commencing - interval 12 month as young
    from lines
    inner join census on census.week_commencing between lines.line_start and lines.last_day
    where lines.status = 'active'

),

judged as (

    select
        *,
        coalesce(nullif(team, 'all'), 'not_stated') as team_name,
        not reviewed and not young and reviewed_on is not null as overdue,
        not reviewed and not young and reviewed_on is null as blank
    from standing

),

cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(age_band) = 1 then 'all' else age_band end as age_band,
        case when grouping(team_name) = 1 then 'all' else team_name end as team,
        count(distinct package_number) as packages,
        count(distinct person_number) as people,
        count(distinct package_number) filter (where overdue) as overdue_packages,
        count(distinct package_number) filter (where blank) as blank_packages,
        count(distinct package_number) filter (where overdue or blank) as due_packages,
        count(distinct person_number) filter (where overdue or blank) as due_people,
        coalesce(sum(weekly_hours) filter (where overdue or blank), 0) as due_hours
    from judged
    group by week_commencing, cube(zone_id, age_band, team_name)

),

shares as (

    select
        *,
        due_packages / packages as due_share
    from cells

)

select * from shares
