-- grain: month_starting, provider_id, zone_id
-- units: care_workers are people; care_workers_wte are whole-time equivalents; hours are hours a week
-- source: raw_workforce
with

returns as (

    select * from raw_workforce

),

-- a load that returns a month twice is refused; where that is found out late, the last source by name counts
one_a_month as (

    select distinct on (month_starting, provider_id, zone_id) *
    from returns
    order by month_starting, provider_id, zone_id, feed desc

),

typed as (

    select
        feed,
        month_starting,
        (month_starting + interval 1 month - interval 1 day)::date as month_end,
        provider_id,
        zone_id,
        care_workers,
        care_workers_wte,
        coalesce(care_workers, care_workers_wte) as staff,
        vacancies,
        starters,
        leavers,
        contracted_hours,
        absence_hours,
        agency_hours,
        other_contact_hours,
        zero_hours_workers,
        drivers,
        sponsored_workers
    from one_a_month

)

select * from typed
