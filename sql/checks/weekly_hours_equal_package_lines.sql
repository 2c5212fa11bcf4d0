-- rows are Mondays whose council row differs from the active lines in scope, added up afresh
with

afresh as (

    select
        weekly_hours.week_commencing,
        weekly_hours.live_hours,
        coalesce(sum(stg_packages.weekly_hours), 0) as line_hours
    from weekly_hours
    left join stg_packages
        on weekly_hours.week_commencing >= stg_packages.line_start
        and weekly_hours.week_commencing <= coalesce(stg_packages.line_end, weekly_hours.week_commencing)
        and stg_packages.status = 'active'
        and stg_packages.service in ('standard', 'short_term')
        and stg_packages.arrangement in ('council_arranged', 'isf')
    where
        weekly_hours.zone_id = 'all'
        and weekly_hours.age_band = 'all'
        and weekly_hours.packages is not null
    group by weekly_hours.week_commencing, weekly_hours.live_hours

)

select * from afresh where abs(live_hours - line_hours) > 1e-6
