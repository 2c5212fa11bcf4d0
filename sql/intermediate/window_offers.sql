-- grain: week_commencing, weeks, feed, offer_id
-- units: weeks are weeks to the Monday; days_to_answer are days from the offer to the answer
-- source: offer_weeks, covered_windows
with

windows as (

    select * from covered_windows where kind = 'offers' and weeks in (13, 52)

),

made as (

    select
        windows.week_commencing,
        windows.weeks,
        offers.* exclude (week_commencing)
    from offer_weeks as offers
    inner join windows
        on offers.week_commencing > windows.week_commencing - 7 * windows.weeks
        and offers.week_commencing <= windows.week_commencing

)

select * from made
