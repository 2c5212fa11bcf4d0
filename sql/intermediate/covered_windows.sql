-- grain: week_commencing, kind, weeks
-- units: weeks are weeks before the Monday; 0 is the Monday alone
-- source: coverage, weeks
with

lengths as (

    select unnest([0, 1, 13, 52]) as weeks

),

-- a window is known where all of it lies in coverage
windows as (

    select
        weeks.week_commencing,
        coverage.kind,
        lengths.weeks
    from weeks
    cross join lengths
    inner join coverage
        on weeks.week_commencing - 7 * lengths.weeks >= coverage.covers_from
        and weeks.week_commencing <= coverage.covers_to

)

select * from windows
