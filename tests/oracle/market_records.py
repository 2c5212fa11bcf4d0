"""What the market extracts state of a council, beside its packages and its queue."""

from dataclasses import dataclass
from datetime import date

from tests.oracle.records import ALL, Council, Provider
from tests.oracle.service_records import Services


@dataclass(frozen=True)
class Slot:
    contract_id: str
    provider_id: str | None
    zone_id: str
    role: str
    start_date: date
    end_date: date | None
    expected_share: float | None
    hours_cap: float | None

    def in_force(self, monday: date) -> bool:
        return self.start_date <= monday and (self.end_date is None or self.end_date >= monday)


@dataclass(frozen=True)
class Offer:
    offer_id: str
    referral_id: str
    provider_id: str
    offered_on: date
    answer: str
    answered_on: date | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Payment:
    paid_on: date
    provider_id: str
    reference: str
    amount: float


@dataclass(frozen=True)
class Return:
    month_starting: date
    provider_id: str
    zone_id: str | None
    care_workers: int | None
    care_workers_wte: float | None
    vacancies: float | None = None
    starters: int | None = None
    leavers: int | None = None
    contracted_hours: float | None = None
    absence_hours: float | None = None
    agency_hours: float | None = None
    other_contact_hours: float | None = None


@dataclass(frozen=True)
class Event:
    event_on: date
    name: str
    zone_id: str | None
    effect: str


@dataclass(frozen=True)
class Market:
    council: Council
    slots: tuple[Slot, ...]
    offers: tuple[Offer, ...]
    payments: tuple[Payment, ...]
    returns: tuple[Return, ...]
    events: tuple[Event, ...]
    paid_until: date
    services: Services
    council_share: float | None = None
    """The council's own setting; None where it has none."""


def row_in_force(council: Council, provider_id: str, monday: date) -> Provider | None:
    """Of several rows the last begun; none begun: the earliest; no row at all: nothing."""
    rows = [row for row in council.providers if row.provider_id == provider_id]
    rows.sort(key=lambda row: row.starts or date.min)
    begun = [row for row in rows if row.starts is None or row.starts <= monday]
    return begun[-1] if begun else rows[0] if rows else None


def places(zones: list[str]) -> list[str]:
    return [*zones, ALL]
