-- grain: feed, period_start, provider_id, zone_id, respondent
-- units: responses are counts; mean_rating is from 1 to 5
-- source: raw_feedback
with

feedback as (

    select * from raw_feedback

),

typed as (

    select
        feed,
        period_start,
        provider_id,
        zone_id,
        respondent,
        responses,
        mean_rating
    from feedback

)

select * from typed
