"""A council as the extracts state it: one record a row, dates as dates, blanks as None."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Generic, TypeVar

WEEK = timedelta(days=7)
DAY = timedelta(days=1)
ALL = "all"
Row_co = TypeVar("Row_co", covariant=True)

IN_SCOPE_SERVICES = (None, "standard", "short_term")
IN_SCOPE_ARRANGEMENTS = (None, "council_arranged", "isf")


@dataclass(frozen=True)
class Line:
    package_id: str
    provider_id: str
    line_start: date
    line_end: date | None
    person_id: str
    zone_id: str
    age_band: str
    funder: str
    weekly_hours: float
    service: str | None = None
    arrangement: str | None = None
    status: str | None = None
    end_reason: str | None = None
    hourly_rate: float | None = None
    visits_per_week: float | None = None
    short_visits_per_week: float | None = None
    short_visits_agreed: str | None = None
    team: str | None = None
    carers_per_visit: int | None = None
    source: str | None = None
    last_review_on: date | None = None

    @property
    def counts(self) -> bool:
        return self.service in IN_SCOPE_SERVICES and self.arrangement in IN_SCOPE_ARRANGEMENTS

    @property
    def active(self) -> bool:
        return self.status in (None, "active")

    def in_force(self, monday: date) -> bool:
        return self.line_start <= monday and (self.line_end is None or self.line_end >= monday)


@dataclass(frozen=True)
class Referral:
    referral_id: str
    queue: str
    person_id: str
    zone_id: str
    age_band: str
    need: str
    setting: str
    referred_on: date
    closed_on: date | None = None
    close_reason: str | None = None
    weekly_hours: float | None = None
    replaces_package_id: str | None = None
    accepted_on: date | None = None
    visits_per_week: float | None = None
    carers_per_visit: int | None = None
    time_bands: str | None = None
    sector: str | None = None

    def waits(self, monday: date) -> bool:
        return self.referred_on <= monday and (self.closed_on is None or self.closed_on > monday)


@dataclass(frozen=True)
class Declaration:
    week_commencing: date
    provider_id: str
    zone_id: str | None
    spare_hours: float
    declared_on: date | None = None


@dataclass(frozen=True)
class Provider:
    provider_id: str
    starts: date | None
    provider_name: str
    status: str
    succeeded_by: str | None = None
    group_name: str | None = None
    rating: str | None = None
    market_oversight: str | None = None
    notice_ends: date | None = None


@dataclass(frozen=True)
class Feed(Generic[Row_co]):
    """The rows of one source as they stand in the end; `covers_from` only where the analyst stated it."""

    name: str
    as_at: date
    rows: tuple[Row_co, ...]
    covers_from: date | None = None


@dataclass(frozen=True)
class Council:
    packages: tuple[Feed[Line], ...]
    waiting_list: tuple[Feed[Referral], ...]
    capacity: tuple[Feed[Declaration], ...] = ()
    providers: tuple[Provider, ...] = ()
    zone_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def lines(self) -> list[Line]:
        return rows_of(self.packages)

    @property
    def referrals(self) -> list[Referral]:
        return rows_of(self.waiting_list)

    @property
    def declarations(self) -> list[Declaration]:
        return rows_of(self.capacity)


def rows_of(feeds: Iterable[Feed[Row_co]]) -> list[Row_co]:
    return [row for feed in feeds for row in feed.rows]


def monday_on_or_before(day: date) -> date:
    return day - timedelta(days=day.weekday())


def monday_on_or_after(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)
