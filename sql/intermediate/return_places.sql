-- grain: month_starting, zone_id, provider_id, returned_zone_id
-- units: care_workers are people; hours are hours a week, of a part of the return where it is apportioned
-- source: workforce_monthly, council_months, settings
with

shares as (

    select try_cast(value as double) as council_share from settings where name = 'council_share'

),

returns as (

    select
        workforce_monthly.*,
        council_months.council_hours,
        bool_or(workforce_monthly.zone_id = 'all') over provider_month as whole_returned,
        bool_or(workforce_monthly.zone_id != 'all') over provider_month as zones_returned
    from workforce_monthly
    left join council_months using (month_starting, provider_id, zone_id)
    window provider_month as (partition by workforce_monthly.month_starting, workforce_monthly.provider_id)

),

-- the council counts what a provider returns for all zones, else each of its zones
council as (

    select
        *,
        'all' as place,
        1 as part
    from returns
    where zone_id = 'all' or not whole_returned

),

-- a zone counts what is returned for it; a return for all zones alone is shared out as the provider's live hours are
zones_of_their_own as (

    select
        *,
        zone_id as place,
        1 as part
    from returns
    where zone_id != 'all'

),

shared_out as (

    select
        returns.*,
        council_months.zone_id as place,
        council_months.council_hours / returns.council_hours as part
    from returns
    inner join council_months
        on returns.month_starting = council_months.month_starting
        and returns.provider_id = council_months.provider_id
        and council_months.zone_id != 'all'
    where returns.zone_id = 'all' and not returns.zones_returned and returns.council_hours > 0

),

together as (

    select * from council
    union all
    select * from zones_of_their_own
    union all
    select * from shared_out

),

-- hours of all its work: the council's and what it returns of others', else the council's over its usual share
used as (

    select
        together.month_starting,
        together.place as zone_id,
        together.provider_id,
        together.zone_id as returned_zone_id,
        together.part,
        together.care_workers * together.part as care_workers,
        together.contact_hours * together.part as contact_hours,
        together.council_hours * together.part as council_hours,
        together.other_contact_hours * together.part as other_contact_hours,
        case when together.other_contact_hours is not null then 'returned' else 'council_share' end as share_basis,
        together.part * case
            when together.other_contact_hours is not null then together.council_hours + together.other_contact_hours
            else together.council_hours / shares.council_share
        end as used_hours
    from together
    cross join shares

)

select * from used
