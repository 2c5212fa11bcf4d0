-- grain: month_starting
-- units: providers are counts; care_workers are people, wte whole-time equivalents; change_share is a share of 1
-- source: staff_months
with

council as (

    select * from staff_months where zone_id = 'all'

),

months as (

    select distinct month_starting from council

),

-- providers in both this month and the one twelve months before
pairs as (

    select
        now.month_starting,
        now.provider_id,
        now.care_workers,
        before.care_workers as care_workers_before,
        now.care_workers_wte,
        before.care_workers_wte as wte_before
    from council as now
    inner join council as before
        on now.provider_id = before.provider_id
        and before.month_starting = now.month_starting - interval 12 month

),

matched as (

    select
        month_starting,
        count(*) filter (where care_workers is not null and care_workers_before is not null) as providers,
        sum(care_workers) filter (where care_workers_before is not null) as care_workers,
        sum(care_workers_before) filter (where care_workers is not null) as care_workers_before,
        count(*) filter (where care_workers_wte is not null and wte_before is not null) as providers_wte,
        sum(care_workers_wte) filter (where wte_before is not null) as care_workers_wte,
        sum(wte_before) filter (where care_workers_wte is not null) as care_workers_wte_before
    from pairs
    group by month_starting

),

changes as (

    select
        months.month_starting,
        coalesce(matched.providers, 0) as providers,
        matched.care_workers::bigint as care_workers,
        (matched.care_workers - matched.care_workers_before)::bigint as change_care_workers,
        matched.care_workers / nullif(matched.care_workers_before, 0) - 1 as change_share,
        coalesce(matched.providers_wte, 0) as providers_wte,
        matched.care_workers_wte,
        matched.care_workers_wte - matched.care_workers_wte_before as change_care_workers_wte
    from months
    left join matched using (month_starting)

)

select * from changes
