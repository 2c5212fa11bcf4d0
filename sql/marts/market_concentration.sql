-- grain: week_commencing, zone_id, basis
-- units: hhi and design_hhi are 0 to 10,000; cr1, cr4, cr10 and largest_share are shares of 1; providers are groups
-- source: market_shares, slot_weeks, places, coverage, weeks
with

ranked as (

    select
        *,
        row_number() over market as place,
        sum(share) over market as running_share
    from market_shares
    window market as (partition by week_commencing, zone_id, basis order by share desc, group_name)

),

measured as (

    select
        week_commencing,
        zone_id,
        basis,
        count(*) filter (where share > 0) as providers,
        sum((100 * share) ^ 2) as hhi,
        sum(share) filter (where place <= 1) as cr1,
        sum(share) filter (where place <= 4) as cr4,
        sum(share) filter (where place <= 10) as cr10,
        min(place) filter (where running_share >= 0.5 - 1e-6) as n50
    from ranked
    group by week_commencing, zone_id, basis

),

-- each vacant slot is a holder of its own
holders as (

    select
        week_commencing,
        zone_id,
        sum(expected_share) as expected_share
    from slot_weeks
    where expected_share is not null
    group by
        week_commencing, zone_id, group_name,
        case when provider_id is null then feed || ' ' || contract_id end

),

designs as (

    select
        week_commencing,
        zone_id,
        sum((100 * expected_share) ^ 2) as design_hhi
    from holders
    group by week_commencing, zone_id

),

bases as (

    select
        unnest(['live', 'new_packages', 'new_people']) as basis,
        unnest([0, 91, 455]) as days_before

),

spine as (

    select
        weeks.week_commencing,
        places.zone_id,
        bases.basis,
        coalesce(
            weeks.week_commencing - bases.days_before >= coverage.covers_from
            and weeks.week_commencing <= coverage.covers_to,
            false
        ) as covered
    from weeks
    cross join places
    cross join bases
    left join coverage on coverage.kind = 'packages'

),

filled as (

    select
        coalesce(spine.week_commencing, measured.week_commencing) as week_commencing,
        coalesce(spine.zone_id, measured.zone_id) as zone_id,
        coalesce(spine.basis, measured.basis) as basis,
        case when spine.covered then coalesce(measured.providers, 0) else measured.providers end as providers,
        measured.hhi,
        measured.cr1,
        measured.cr4,
        measured.cr10,
        measured.n50
    from spine
    full join measured using (week_commencing, zone_id, basis)

),

with_designs as (

    select
        filled.week_commencing,
        filled.zone_id,
        filled.basis,
        filled.providers,
        filled.hhi,
        10000 / nullif(filled.hhi, 0) as effective_providers,
        filled.cr1,
        filled.cr4,
        filled.cr10,
        filled.n50,
        filled.cr1 as largest_share,
        designs.design_hhi
    from filled
    left join designs using (week_commencing, zone_id)

)

select * from with_designs
