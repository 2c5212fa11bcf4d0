-- grain: week_commencing, zone_id, provider_id
-- units: hours are hours of care a week, added up over the declarations of 13 weeks; packages are counts; share of 1
-- source: stg_capacity, declaration_uptake, coverage, weeks
with

-- of two rows of one day the later week counts, as in the spare hours of that day
declarations as (

    select distinct on (provider_id, zone_id, declared_on)
        provider_id,
        zone_id,
        declared_on,
        spare_hours
    from stg_capacity
    where zone_id != 'all'
    order by provider_id, zone_id, declared_on, week_commencing desc, feed desc

),

measured as (

    select
        declarations.*,
        uptake.offered_hours,
        uptake.begun_hours,
        uptake.begun_packages
    from declarations
    left join declaration_uptake as uptake
        on declarations.provider_id = uptake.provider_id
        and declarations.zone_id = uptake.zone_id
        and declarations.declared_on = uptake.first_day

),

-- a window is known where all of it lies in coverage of what was declared and of what began
covered_weeks as (

    select weeks.week_commencing
    from weeks
    inner join coverage as packages
        on packages.kind = 'packages'
        and weeks.week_commencing - 91 >= packages.covers_from
        and weeks.week_commencing <= packages.covers_to
    inner join coverage as capacity
        on capacity.kind = 'capacity'
        and weeks.week_commencing - 91 >= capacity.covers_from

),

-- the seven days of a declaration are over by the Monday
in_window as (

    select
        covered_weeks.week_commencing,
        measured.*
    from covered_weeks
    inner join measured
        on measured.declared_on >= covered_weeks.week_commencing - 91
        and measured.declared_on <= covered_weeks.week_commencing - 7

),

cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        case when grouping(provider_id) = 1 then 'all' else provider_id end as provider_id,
        count(*) as declarations,
        sum(spare_hours) as spare_hours,
        coalesce(sum(offered_hours), 0) as offered_hours,
        coalesce(sum(least(spare_hours, offered_hours)) filter (where offered_hours is not null), 0) as asked_for_hours,
        coalesce(sum(begun_hours), 0) as taken_up_hours,
        coalesce(sum(begun_packages), 0)::bigint as taken_up_packages
    from in_window
    group by cube(zone_id, provider_id), week_commencing

),

shares as (

    select
        *,
        taken_up_hours / nullif(asked_for_hours, 0) as taken_up_share
    from cells

)

select * from shares
