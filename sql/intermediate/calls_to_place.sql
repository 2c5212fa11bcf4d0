-- grain: week_commencing, referral_number, time_band
-- units: visits and hours are a week; minutes are of one visit; workers are those at each visit
-- source: waiting_calls
with

calls as (

    select * from waiting_calls

),

-- only what can be planned now, and what no provider has accepted yet
latest as (

    select *
    from calls
    where stage != 'to_start' and week_commencing = (select max(week_commencing) from calls)

)

select * from latest
