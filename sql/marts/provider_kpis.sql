-- grain: period_start, provider_id, kpi
-- units: value and target are in the unit that the name of the indicator says
-- source: stg_provider_kpis
with

kpis as (

    select * from stg_provider_kpis

),

-- where two sources return an indicator the last by name counts
one_a_period as (

    select distinct on (period_start, provider_id, kpi)
        period_start,
        provider_id,
        kpi,
        value,
        target
    from kpis
    order by period_start, provider_id, kpi, feed desc

)

select * from one_a_period
