"""What hospitals, reablement teams, call monitoring and people who are asked state of a council."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Stay:
    """Reablement of a zone in a week."""

    week_commencing: date
    zone_id: str
    people: int
    mean_days: float
    starts: int | None
    leavers: int | None
    capacity_people: int | None
    completed_mean_days: float | None
    awaiting_onward_care: int | None


@dataclass(frozen=True)
class Discharge:
    """A blank hospital is all of them together."""

    week_commencing: date
    zone_id: str
    hospital: str | None
    discharges: int | None
    not_meeting_criteria: float | None
    discharges_with_care: int | None
    delayed_people: int | None
    delayed_days: float | None
    admissions_with_package: int | None


@dataclass(frozen=True)
class Period:
    """Care planned and delivered, as monitoring returns it; feeds are named by their `period`."""

    period_start: date
    period: str
    zone_id: str | None
    age_band: str | None
    provider_id: str | None
    planned_hours: float
    delivered_hours: float | None
    missed_visits: float | None
    late_visits: float | None


@dataclass(frozen=True)
class Kpi:
    period_start: date
    provider_id: str
    kpi: str
    value: float | None
    target: float | None


@dataclass(frozen=True)
class Replies:
    period_start: date
    provider_id: str | None
    zone_id: str | None
    respondent: str
    responses: int
    mean_rating: float | None


@dataclass(frozen=True)
class Services:
    stays: tuple[Stay, ...]
    discharges: tuple[Discharge, ...]
    periods: tuple[Period, ...]
    kpis: tuple[Kpi, ...]
    replies: tuple[Replies, ...]
