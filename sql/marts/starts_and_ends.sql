-- grain: week_commencing, zone_id, direction, reason
-- units: hours are hours of care a week, packages are counts, both between one Monday and the next
-- source: bridge_moves, stg_packages
with

moves as (

    select
        *,
        case when move = 'new' then 'in' else 'out' end as direction
    from bridge_moves
    where move in ('new', 'ended')

),

lines as (

    select
        package_number,
        line_start,
        last_day,
        source,
        end_reason
    from stg_packages
    where in_scope

),

-- what the last line begun by the closing Monday says: where the person came from, and why care ended
last_lines as (

    select
        moves.week_commencing,
        moves.package_number,
        arg_max(lines.source, lines.line_start) as source,
        arg_max(
            lines.end_reason, struct_pack(line_start := lines.line_start, last_day := lines.last_day)
        ) filter (where lines.last_day < moves.week_commencing) as end_reason
    from moves
    inner join lines
        on moves.package_number = lines.package_number
        and moves.week_commencing >= lines.line_start
    group by moves.week_commencing, moves.package_number

),

reasoned as (

    select
        moves.week_commencing,
        moves.zone_id,
        moves.direction,
        moves.package_number,
        case
            when moves.direction = 'in' then coalesce(last_lines.source, 'not_stated')
            when moves.handed_back then 'handed_back'
            else coalesce(last_lines.end_reason, 'not_stated')
        end as reason,
        case when moves.direction = 'in' then moves.hours_now else moves.hours_before end as hours
    from moves
    left join last_lines using (week_commencing, package_number)

),

cells as (

    select
        week_commencing,
        zone_id,
        direction,
        reason,
        sum(hours) as hours,
        count(distinct package_number) as packages
    from reasoned
    group by week_commencing, zone_id, direction, reason

)

select * from cells
