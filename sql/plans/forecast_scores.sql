-- grain: made_on, horizon_weeks, zone_id, age_band, quantity, model, scored_on
-- units: wape and coverages are shares of 1; mase is relative to the usual change from week to week; origins are counts
-- source: frozen_forecasts, frozen_scores, weekly_demand
with

-- the last two weeks before a forecast was made were provisional then, and not learnt from
histories as (

    unpivot weekly_demand
    on live_hours, demand_hours, waiting_hours, new_packages
    into name quantity value actual

),

made as (

    select distinct made_on from frozen_forecasts

),

steps as (

    select
        *,
        abs(actual - lag(actual) over cell) as change
    from histories
    window cell as (partition by quantity, zone_id, age_band order by week_commencing)

),

scales as (

    select
        made.made_on,
        steps.quantity,
        steps.zone_id,
        steps.age_band,
        avg(steps.change) as usual_change,
        arg_max(steps.actual, steps.week_commencing) as last_known
    from made
    inner join steps on steps.week_commencing <= made.made_on - 14
    group by made.made_on, steps.quantity, steps.zone_id, steps.age_band

),

-- outturn is judged once it is no longer provisional: two weeks on
settled as (

    select max(week_commencing) - 14 as last_week from weekly_demand where live_hours is not null

),

compared as (

    select
        frozen_forecasts.made_on,
        (frozen_forecasts.week_commencing - frozen_forecasts.made_on) / 7 as horizon_weeks,
        frozen_forecasts.zone_id,
        frozen_forecasts.age_band,
        frozen_forecasts.quantity,
        outturn.actual,
        scales.usual_change,
        frozen_forecasts.hours,
        frozen_forecasts.lower_80,
        frozen_forecasts.upper_80,
        frozen_forecasts.lower_95,
        frozen_forecasts.upper_95,
        scales.last_known,
        year_before.actual as year_before
    from frozen_forecasts
    inner join settled on frozen_forecasts.week_commencing <= settled.last_week
    inner join histories as outturn using (quantity, zone_id, age_band, week_commencing)
    left join scales using (made_on, quantity, zone_id, age_band)
    left join histories as year_before
        on frozen_forecasts.quantity = year_before.quantity
        and frozen_forecasts.zone_id = year_before.zone_id
        and frozen_forecasts.age_band = year_before.age_band
        and frozen_forecasts.week_commencing - 364 = year_before.week_commencing

),

forecast_errors as (

    select
        *,
        'forecast' as model,
        abs(actual - hours) as error,
        (actual between lower_80 and upper_80)::integer as coverage_80,
        (actual between lower_95 and upper_95)::integer as coverage_95
    from compared
    union all
    select
        *,
        'naive' as model,
        abs(actual - last_known) as error,
        null as coverage_80,
        null as coverage_95
    from compared
    union all
    select
        *,
        'seasonal_naive' as model,
        abs(actual - year_before) as error,
        null as coverage_80,
        null as coverage_95
    from compared

),

outturn_scores as (

    select
        made_on,
        horizon_weeks::bigint as horizon_weeks,
        zone_id,
        age_band,
        quantity,
        model,
        'outturn' as scored_on,
        error / nullif(abs(actual), 0) as wape,
        error / nullif(usual_change, 0) as mase,
        coverage_80::double as coverage_80,
        coverage_95::double as coverage_95,
        1::bigint as origins
    from forecast_errors

),

rehearsal_scores as (

    select
        made_on,
        horizon_weeks,
        zone_id,
        age_band,
        quantity,
        model,
        'rehearsal' as scored_on,
        wape,
        mase,
        coverage_80,
        coverage_95,
        origins
    from frozen_scores

),

scores as (

    select * from outturn_scores
    union all
    select * from rehearsal_scores

)

select * from scores
