-- grain: month_starting, zone_id
-- units: providers are counts; care_workers are people; hours are hours a week; utilisation and shares are shares of 1
-- source: return_places
with

-- a provider whose contact hours or whose work for others is not known leaves both sides of the ratio
cells as (

    select
        month_starting,
        zone_id,
        count(distinct provider_id) as providers,
        count(distinct provider_id) filter (where care_workers is not null) as providers_people,
        count(distinct provider_id) filter (
            where contact_hours is not null and used_hours is not null
        ) as providers_measured,
        sum(care_workers) as care_workers,
        sum(contact_hours) as contact_hours,
        sum(council_hours) filter (where contact_hours is not null) as council_hours,
        sum(other_contact_hours) filter (where contact_hours is not null) as other_contact_hours,
        sum(contact_hours) filter (where used_hours is not null) as measured_contact_hours,
        sum(used_hours) filter (where contact_hours is not null) as used_hours,
        coalesce(
            bool_or(share_basis = 'council_share') filter (
                where contact_hours is not null and used_hours is not null
            ),
            false
        ) as council_share_used,
        coalesce(
            sum(contact_hours) filter (where zone_id != 'all' and returned_zone_id = 'all'), 0
        ) as apportioned_hours
    from return_places
    group by month_starting, zone_id

),

ratios as (

    select
        month_starting,
        zone_id,
        providers,
        providers_people,
        providers_measured,
        care_workers,
        contact_hours,
        council_hours,
        other_contact_hours,
        measured_contact_hours,
        used_hours,
        used_hours / nullif(measured_contact_hours, 0) as utilisation,
        case
            when coalesce(measured_contact_hours, 0) = 0 then null
            when council_share_used then 'council_share'
            else 'returned'
        end as share_basis,
        apportioned_hours / nullif(contact_hours, 0) as apportioned_share
    from cells

)

select * from ratios
