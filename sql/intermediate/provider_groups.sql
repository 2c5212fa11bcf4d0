-- grain: week_commencing, provider_id
-- units: none
-- source: provider_weeks, successions
with

-- from the day of its succession a provider counts as the one that took it over, and belongs to that one's group
counted as (

    select
        provider_weeks.week_commencing,
        provider_weeks.provider_id,
        coalesce(successions.counts_as, provider_weeks.provider_id) as counts_as
    from provider_weeks
    left join successions using (week_commencing, provider_id)

),

grouped as (

    select
        counted.week_commencing,
        counted.provider_id,
        counted.counts_as,
        coalesce(owners.group_name, counted.counts_as) as group_name
    from counted
    left join provider_weeks as owners
        on counted.week_commencing = owners.week_commencing
        and counted.counts_as = owners.provider_id

)

select * from grouped
