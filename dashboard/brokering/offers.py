"""Panels of what came of offers: refusals by zone and time of day, acceptances by role and provider."""

from typing import Final

import polars as pl

from dashboard import cached, charts, components, measures, opening, wording
from dashboard.cached import offers
from dashboard.components import Behind
from dashboard.measures import findings_brokerage
from dashboard.measures.provider_answers import ANSWERS
from dashboard.opening import Census

PERIOD, MOST = "Offers of 13 weeks", 4
REFUSED: Final = measures.BROKERAGE["offer_bands", "declined"].of("offers")
OF_A_ROLE: Final = measures.BROKERAGE["offer_roles", "acceptance"]
OF_A_PROVIDER: Final = ANSWERS["offer_windows", "acceptance"]
REASONS: Final = {"zone": "Zone", "time_band": "Time of day", "reason": "Reason", "offers": "Refusals"}
ANSWERED: Final = {"offers": "Offers", "accepted": "Accepted", "acceptance": "Share accepted"}


def reasons_by_zone(at: Census, height: int) -> None:
    rows = _whole_day(cached.in_zone(offers.refusals(at.monday)))
    out = _whole_day(cached.in_zone(offers.refusals_leaving(at.monday))).drop("time_band")
    order = charts.ranked(rows.filter(pl.col("reason") == cached.ALL), "offers")
    finding = findings_brokerage.by_zone(cached.in_zone(offers.answers(at.monday)))
    behind = Behind(out, REASONS, f"refusals-by-zone-{at.monday}")
    with components.panel("refused", finding, f"Refusals by zone and reason. {PERIOD}", behind):
        if not _without_offers("Refusals by zone"):
            opening.show(
                "brokerage_refused",
                lambda: charts.reason_zones(rows, order),
                lambda: charts.describe_grid(_in_words(cached.parts(rows, "reason")), REFUSED, "reason"),
                height,
            )


def reasons_by_band(at: Census, height: int) -> None:
    rows = cached.parts(cached.in_place(offers.refusals(at.monday)), "reason")
    out = cached.parts(cached.in_place(offers.refusals_leaving(at.monday)), "reason")
    finding = findings_brokerage.reasons(_whole_day(rows))
    behind = Behind(out, REASONS, f"refusals-by-time-of-day-{at.monday}")
    with components.panel("reasons", finding, "Refusals by time of day", behind):
        if not _without_offers("Reasons"):
            opening.show(
                "brokerage_reasons",
                lambda: charts.reason_bands(rows),
                lambda: charts.describe(_in_words(_whole_day(rows)), REFUSED, "reason"),
                height,
            )


def by_role(at: Census, height: int) -> None:
    rows = offers.roles(at.monday)
    columns = {"role": "Role", **ANSWERED}
    behind = Behind(offers.roles_leaving(at.monday), columns, f"accepted-by-role-{at.monday}")
    with components.panel("roles", "Accepted, by role", PERIOD, behind):
        if missing := opening.lacking("offers", "contracts"):
            opening.without("Roles", *missing)
            return
        opening.show(
            "brokerage_roles",
            lambda: charts.acceptance_bars(rows, "role"),
            lambda: charts.describe(rows, OF_A_ROLE, "role"),
            height,
        )


def by_provider(at: Census, height: int) -> None:
    rows = offers.providers(at.monday).head(MOST)
    columns = {"name": "Provider", **ANSWERED}
    behind = Behind(offers.providers_leaving(at.monday), columns, f"accepted-by-provider-{at.monday}")
    with components.panel("providers_asked", "Accepted, by provider", "Those asked most", behind):
        if not _without_offers("Providers"):
            opening.show(
                "brokerage_providers",
                lambda: charts.acceptance_bars(rows, "name"),
                lambda: charts.describe(rows, OF_A_PROVIDER, "name"),
                height,
            )


def _whole_day(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("time_band") == cached.ALL)


def _in_words(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.col("reason").replace(wording.ANSWERS))


def _without_offers(what: str) -> bool:
    """Whether a panel of offers stays empty; it then says what would fill it."""
    if missing := opening.lacking("offers"):
        opening.without(what, *missing)
    return bool(missing)
