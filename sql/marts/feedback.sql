-- grain: period_start, provider_id, zone_id, respondent
-- units: responses are counts; mean_rating is from 1 to 5, weighted by responses
-- source: stg_feedback
with

returned as (

    select
        *,
        bool_or(provider_id = 'all') over survey as whole_returned
    from stg_feedback
    window survey as (partition by period_start, zone_id, respondent)

),

-- all providers together are what is returned for them, else the sum of each
placed as (

    select * from returned where provider_id != 'all'
    union all
    select * replace ('all' as provider_id)
    from returned
    where provider_id = 'all' or not whole_returned

),

cells as (

    select
        period_start,
        provider_id,
        zone_id,
        case when grouping(respondent) = 1 then 'all' else respondent end as respondent,
        sum(responses)::bigint as responses,
        sum(responses) filter (where mean_rating is not null) as rated_responses,
        sum(responses * mean_rating) as ratings
    from placed
    group by grouping sets ((period_start, provider_id, zone_id, respondent), (period_start, provider_id, zone_id))

),

-- a mean of fewer than 5 replies says nothing of a provider
means as (

    select
        period_start,
        provider_id,
        zone_id,
        respondent,
        responses,
        case
            when provider_id = 'all' or rated_responses >= 5 then ratings / nullif(rated_responses, 0)
        end as mean_rating
    from cells

)

select * from means
