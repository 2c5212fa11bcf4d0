"""One contract a kind: validation, templates, the dictionary, staging SQL and the sample data all follow it."""

from dataclasses import dataclass

import dataframely as dy
import polars as pl

from dashboard.intake.contracts.care import CommissionedHours, Packages
from dashboard.intake.contracts.columns import Row
from dashboard.intake.contracts.hospitals import Discharges, Reablement
from dashboard.intake.contracts.market import Contracts, Offers, Payments
from dashboard.intake.contracts.people import Events, Feedback, ProviderKpis, Workforce
from dashboard.intake.contracts.places import Providers, Zones
from dashboard.intake.contracts.references import Comparators, Population, Prices
from dashboard.intake.contracts.waiting import Capacity, WaitingList


@dataclass(frozen=True)
class Contract:
    """What an extract of one kind holds and how its loads are read.

    `event_dates` set the as-at day where none is given; empty means the kind holds until replaced.
    `starts` and `ends` bound a row of a kind that lists intervals; `closes` is the reason that goes with `ends`.
    `apart` names what has one row a day at most; `stock` is the hours column that the difference adds up, `totalled`
    the column that a total of all ages is checked in. A file holds one of `figures` at least, where any are named.
    """

    kind: str
    schema: type[Row]
    key: tuple[str, ...]
    event_dates: tuple[str, ...] = ()
    starts: str | None = None
    ends: str | None = None
    closes: str | None = None
    apart: tuple[str, ...] = ()
    stock: str | None = None
    totalled: str | None = None
    figures: tuple[str, ...] = ()
    takes_snapshot: bool = False
    sets_as_at: bool = True
    spine: bool = False

    @property
    def columns(self) -> dict[str, dy.Column]:
        """Columns by canonical header, in the order of the file."""
        return {name: column for name, column in self.schema.columns().items() if name != "source_row"}

    @property
    def dtypes(self) -> dict[str, pl.DataType | type[pl.DataType]]:
        """Polars types by canonical header."""
        return {name: column.dtype for name, column in self.columns.items()}

    @property
    def required(self) -> tuple[str, ...]:
        """Headers a file cannot do without."""
        return tuple(name for name, column in self.columns.items() if not column.nullable and not blank_is_all(column))

    @property
    def person_columns(self) -> tuple[str, ...]:
        """Columns that are kept only as a hash."""
        return tuple(name for name in self.columns if name == "person_id")


def blank_is_all(column: dy.Column) -> bool:
    """Whether a blank cell means the reserved member `all`."""
    return bool((column.metadata or {}).get("blank_is_all"))


_KINDS = (
    Contract("zones", Zones, ("zone_id",), sets_as_at=False),
    Contract("providers", Providers, ("provider_id", "from"), sets_as_at=False),
    Contract(
        "contracts", Contracts, ("contract_id",), starts="start_date", ends="end_date",
        apart=("provider_id", "zone_id", "role", "local_role"), takes_snapshot=True, sets_as_at=False,
    ),
    Contract(
        "packages", Packages, ("package_id", "provider_id", "line_start"),
        event_dates=("line_start", "line_end"), starts="line_start", ends="line_end", closes="end_reason",
        apart=("package_id", "provider_id"), stock="weekly_hours", takes_snapshot=True, spine=True,
    ),
    Contract(
        "commissioned_hours", CommissionedHours, ("period_start", "zone_id", "age_band", "provider_id"),
        event_dates=("period_start",), stock="planned_hours", totalled="planned_hours", spine=True,
    ),
    Contract(
        "waiting_list", WaitingList, ("referral_id", "queue"),
        event_dates=("referred_on", "closed_on"), starts="referred_on", ends="closed_on", closes="close_reason",
        stock="weekly_hours", takes_snapshot=True, spine=True,
    ),
    Contract(
        "capacity", Capacity, ("week_commencing", "provider_id", "zone_id"),
        event_dates=("week_commencing", "declared_on"), stock="spare_hours", sets_as_at=False, spine=True,
    ),
    Contract("offers", Offers, ("offer_id",), event_dates=("offered_on", "answered_on")),
    Contract("workforce", Workforce, ("month_starting", "provider_id", "zone_id"), event_dates=("month_starting",)),
    Contract("payments", Payments, ("paid_on", "provider_id", "reference"), event_dates=("paid_on",)),
    Contract("events", Events, ("event_on", "name", "zone_id"), sets_as_at=False),
    Contract(
        "feedback", Feedback, ("period_start", "provider_id", "zone_id", "respondent"), event_dates=("period_start",)
    ),
    Contract("provider_kpis", ProviderKpis, ("period_start", "provider_id", "kpi"), event_dates=("period_start",)),
    Contract("reablement", Reablement, ("week_commencing", "zone_id"), event_dates=("week_commencing",)),
    Contract(
        "discharges", Discharges, ("week_commencing", "zone_id", "hospital"), event_dates=("week_commencing",),
        figures=(
            "discharges", "not_meeting_criteria", "discharges_with_care", "delayed_people", "delayed_days",
            "admissions_with_package",
        ),
    ),
    Contract("population", Population, ("zone_id", "age_band", "year"), totalled="people", sets_as_at=False),
    Contract(
        "prices", Prices, ("year", "zone_id"), figures=("cost_of_care", "minimum_price", "council_rate"),
        sets_as_at=False,
    ),
    Contract("comparators", Comparators, ("area", "measure", "period"), figures=("value",), sets_as_at=False),
)  # fmt: skip

CONTRACTS = {contract.kind: contract for contract in _KINDS}
"""Every kind that can be loaded, in the order it is built."""
