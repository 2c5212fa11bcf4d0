-- grain: feed, referral_id, queue
-- units: weekly_hours are hours of care a week, blank in the assessment queue
-- source: raw_waiting_list
with

referrals as (

    select * from raw_waiting_list

),

numbered as (

    select
        feed,
        referral_id,
        row_number() over (order by feed, referral_id, queue) as referral_number,
        queue,
        zone_id,
        age_band,
        need,
        setting,
        referred_on,
        accepted_on,
        closed_on,
        coalesce(closed_on, date '9999-12-31') as left_on,
        close_reason,
        case when queue = 'package' then weekly_hours end as weekly_hours,
        case when need = 'replacement' then replaces_package_id end as replaces_package_id,
        package_id,
        visits_per_week,
        coalesce(carers_per_visit, 1) as carers_per_visit,
        -- kept as it was written: in the order of the day here, each once
        case
            when time_bands is not null
                then list_filter(
                    ['morning', 'lunch', 'tea', 'bed'],
                    lambda band: list_contains(
                        list_transform(string_split(lower(time_bands), ';'), lambda written: trim(written)), band
                    )
                )
        end as time_bands,
        sector
    from referrals

)

select * from numbered
