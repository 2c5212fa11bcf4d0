-- grain: feed, paid_on, provider_id, reference
-- units: amount is GBP, negative for a credit
-- source: raw_payments
with

payments as (

    select * from raw_payments

),

typed as (

    select
        feed,
        paid_on,
        provider_id,
        reference,
        amount,
        service
    from payments

)

select * from typed
