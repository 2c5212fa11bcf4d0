-- grain: kind
-- units: days, both included
-- source: sources
with

feeds as (

    select * from sources

),

-- an interval kind is whole where every feed of it is; a kind returned by period reaches from its first to its last
kinds as (

    select
        kind,
        min(as_at) as as_at,
        case when kind in ('packages', 'waiting_list') then max(covers_from) else min(covers_from) end as covers_from,
        case when kind in ('packages', 'waiting_list') then min(covers_to) else max(covers_to) end as covers_to
    from feeds
    group by kind

)

select * from kinds
