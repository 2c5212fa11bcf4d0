"""Contracts, offers and payments: what was agreed with providers, what they were asked, what they were paid."""

import dataframely as dy
import polars as pl

from dashboard.intake.contracts import columns

ROLES = ("lead", "secondary", "framework", "block", "spot")
ANSWERS = ("accepted", "declined", "no_reply")
REFUSALS = ("no_staff", "time_of_day", "double_handed", "location", "price", "other")


class Contracts(columns.Row):
    """A slot in a zone: who holds it, in which role, from when to when."""

    contract_id = columns.code("Number of the contract or slot", "C001")
    provider_id = columns.place("Provider that holds it; blank means a vacant slot", "P001", required=False)
    zone_id = columns.place("Zone of the slot", "Z01")
    role = columns.choice(ROLES, "Role of the holder", required=True)
    local_role = columns.text("The council's own word for the role", "Lot 1")
    start_date = columns.date("First day", "2024-04-01", required=True)
    end_date = columns.date("Last day; blank means open", "2028-03-31")
    extension_to = columns.date("Last day if the option to extend is taken", "2030-03-31")
    notice_months = columns.count("Months of notice", "6")
    expected_share = columns.share("Share of new people the slot should take, 0 to 1", "0.6")
    hours_cap = columns.hours("Most hours a week it may hold", "1200")
    hourly_rate = columns.money("Price an hour", "22.50")

    @dy.rule()
    def end_date_is_not_before_start_date(cls) -> pl.Expr:
        return columns.not_before("end_date", "start_date")


class Offers(columns.Row):
    """A package offered to a provider, and the answer."""

    offer_id = columns.ident("Number of the offer", "O30001")
    referral_id = columns.ident("Referral it is for", "R20001")
    provider_id = columns.place("Provider that was asked", "P001")
    offered_on = columns.date("Day it was offered", "2026-10-21", required=True)
    answered_on = columns.date("Day of the answer", "2026-10-22")
    answer = columns.choice(ANSWERS, "What the provider said", required=True)
    reason = columns.choice(REFUSALS, "Why it declined")

    @dy.rule()
    def answered_on_is_not_before_offered_on(cls) -> pl.Expr:
        return columns.not_before("answered_on", "offered_on")


class Payments(columns.Row):
    """A payment to a provider, as councils publish them; negative amounts are credits."""

    paid_on = columns.date("Day of the payment", "2026-10-30", required=True)
    provider_id = columns.place("Provider, or the supplier's name", "P001")
    reference = columns.code("Number of the payment", "INV-100234")
    amount = columns.amount("Amount paid", "15234.50")
    service = columns.text("What it was for", "Home care")
