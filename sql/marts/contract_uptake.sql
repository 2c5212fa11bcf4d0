-- grain: week_commencing, zone_id, zones_covered, measured_over
-- units: hours are hours of care a week of new people's first lines; contracted_share is a share of 1; zones are counts
-- source: slot_weeks, role_weeks, first_lines, provider_groups, coverage, weeks
with

slots as (

    select slot_weeks.*
    from slot_weeks
    inner join weeks using (week_commencing)

),

contracted_zones as (

    select
        week_commencing,
        zone_id,
        case when count(provider_id) = count(*) then 'full' else 'part' end as zones_covered,
        min(start_date) as first_start
    from slots
    group by week_commencing, zone_id

),

periods as (

    select unnest(['13_weeks', 'since_start']) as measured_over

),

spans as (

    select
        contracted_zones.*,
        periods.measured_over,
        case
            when periods.measured_over = '13_weeks' then contracted_zones.week_commencing - 90
            else contracted_zones.first_start
        end as first_day
    from contracted_zones
    cross join periods

),

-- who is new on a day is known where the 364 days before it lie in coverage; of 13 weeks as everywhere from M - 91 on
known_spans as (

    select
        spans.*,
        coalesce(
            spans.week_commencing <= coverage.covers_to
            and case
                when spans.measured_over = '13_weeks' then spans.week_commencing - 455
                else spans.first_start - 364
            end >= coverage.covers_from,
            false
        ) as known
    from spans
    left join coverage on coverage.kind = 'packages'

),

-- care on packages begun before the zone's first contract is legacy, whoever gives it
taken as (

    select
        known_spans.week_commencing,
        known_spans.zone_id,
        known_spans.measured_over,
        sum(first_lines.weekly_hours) as new_hours,
        sum(first_lines.weekly_hours) filter (
            where role_weeks.role is not null and first_lines.package_begun >= known_spans.first_start
        ) as contracted_hours,
        count(distinct first_lines.person_number) as new_people,
        count(distinct first_lines.person_number) filter (
            where role_weeks.role is not null and first_lines.package_begun >= known_spans.first_start
        ) as contracted_people
    from known_spans
    inner join first_lines
        on known_spans.zone_id = first_lines.zone_id
        and first_lines.line_start between known_spans.first_day and known_spans.week_commencing
    left join provider_groups
        on known_spans.week_commencing = provider_groups.week_commencing
        and first_lines.provider_id = provider_groups.provider_id
    left join role_weeks
        on known_spans.week_commencing = role_weeks.week_commencing
        and known_spans.zone_id = role_weeks.zone_id
        and coalesce(provider_groups.counts_as, first_lines.provider_id) = role_weeks.counts_as
    where known_spans.known and first_lines.new_person
    group by known_spans.week_commencing, known_spans.zone_id, known_spans.measured_over

),

zone_hours as (

    select
        known_spans.week_commencing,
        known_spans.zone_id,
        known_spans.zones_covered,
        known_spans.measured_over,
        case when known_spans.known then coalesce(taken.new_hours, 0) end as new_hours,
        case when known_spans.known then coalesce(taken.contracted_hours, 0) end as contracted_hours,
        case when known_spans.known then coalesce(taken.new_people, 0) end as new_people,
        case when known_spans.known then coalesce(taken.contracted_people, 0) end as contracted_people
    from known_spans
    left join taken using (week_commencing, zone_id, measured_over)

),

-- the council adds up the zones where it is known, and says how many those are
cells as (

    select
        week_commencing,
        case when grouping(zone_id) = 1 then 'all' else zone_id end as zone_id,
        zones_covered,
        measured_over,
        count(*) as zones,
        count(new_hours) as zones_measured,
        sum(new_hours) as new_hours,
        sum(contracted_hours) as contracted_hours,
        sum(new_people)::bigint as new_people,
        sum(contracted_people)::bigint as contracted_people
    from zone_hours
    group by grouping sets (
        (week_commencing, zone_id, zones_covered, measured_over),
        (week_commencing, zones_covered, measured_over)
    )

),

shares as (

    select
        *,
        contracted_hours / nullif(new_hours, 0) as contracted_share
    from cells

)

select * from shares
