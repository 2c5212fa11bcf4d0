-- grain: week_commencing, package_number, provider_id, zone_id
-- units: hours are hours of care a week
-- source: bridge_keys, stg_packages, successions
with

moves as (

    select
        *,
        case
            when status_before = 'absent' then 'new'
            when status_before = 'suspended' then 'restarted'
            when status_now = 'suspended' then 'paused'
            when status_now = 'absent' then 'ended'
            when hours_before is null then 'transferred_in'
            when hours_now is null then 'transferred_out'
            when hours_now > hours_before then 'increase'
            when hours_now < hours_before then 'decrease'
            else 'unchanged'
        end as move
    from bridge_keys

),

lines as (

    select
        package_number,
        provider_id,
        line_start,
        last_day,
        end_reason
    from stg_packages
    where in_scope

),

-- why it went: the last line begun by the closing Monday; of the old provider where the package moved on
last_lines as (

    select
        moves.week_commencing,
        moves.package_number,
        moves.provider_id,
        moves.zone_id,
        arg_max(
            coalesce(lines.end_reason = 'handed_back', false) and lines.last_day < moves.week_commencing,
            struct_pack(line_start := lines.line_start, last_day := lines.last_day)
        ) as handed_back
    from moves
    inner join lines
        on moves.package_number = lines.package_number
        and moves.week_commencing >= lines.line_start
    left join successions
        on moves.week_commencing = successions.week_commencing
        and lines.provider_id = successions.provider_id
    where
        moves.move = 'ended'
        or (moves.move = 'transferred_out' and moves.provider_id = coalesce(successions.counts_as, lines.provider_id))
    group by all

),

reasoned as (

    select
        moves.*,
        coalesce(last_lines.handed_back, false) as handed_back
    from moves
    left join last_lines using (week_commencing, package_number, provider_id, zone_id)

)

select * from reasoned
