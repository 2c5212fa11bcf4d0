-- grain: week_commencing, provider_id
-- units: none
-- source: provider_weeks
with recursive

steps as (

    select
        week_commencing,
        provider_id,
        succeeded_by as counts_as,
        1 as hops
    from provider_weeks
    where succeeded_by is not null

    union all

    select
        steps.week_commencing,
        steps.provider_id,
        provider_weeks.succeeded_by as counts_as,
        steps.hops + 1 as hops
    from steps
    inner join provider_weeks
        on steps.week_commencing = provider_weeks.week_commencing
        and steps.counts_as = provider_weeks.provider_id
    where provider_weeks.succeeded_by is not null and steps.hops < 10

),

last_steps as (

    select
        week_commencing,
        provider_id,
        arg_max(counts_as, hops) as counts_as
    from steps
    group by week_commencing, provider_id

)

select * from last_steps
