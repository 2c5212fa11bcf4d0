-- grain: feed, period_start, provider_id, kpi
-- units: value and target are in the unit that the name of the indicator says
-- source: raw_provider_kpis
with

kpis as (

    select * from raw_provider_kpis

),

typed as (

    select
        feed,
        period_start,
        provider_id,
        kpi,
        value,
        target
    from kpis

)

select * from typed
