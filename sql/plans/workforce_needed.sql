-- grain: week_commencing, zone_id
-- units: care workers are people, expected_leavers those of the council's share by then; council_share is a share of 1
-- source: forward_gaps, worker_supply, last_census
with

coming as (

    select
        forward_gaps.made_on,
        forward_gaps.week_commencing,
        forward_gaps.zone_id,
        forward_gaps.demand_hours,
        forward_gaps.care_workers_needed,
        worker_supply.contact_hours_a_worker,
        worker_supply.care_workers,
        worker_supply.council_share,
        worker_supply.care_workers * worker_supply.council_share as council_workers,
        worker_supply.leavers * worker_supply.council_share
        * (forward_gaps.week_commencing - last_census.week_commencing) / 7 as expected_leavers
    from forward_gaps
    left join worker_supply using (zone_id)
    cross join last_census

),

to_recruit as (

    select
        *,
        care_workers_needed - council_workers + expected_leavers as to_recruit
    from coming

)

select * from to_recruit
