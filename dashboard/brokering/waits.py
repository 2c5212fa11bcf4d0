"""Who waits longest: case by case where this screen may, else how many have waited how long."""

from typing import Final

import polars as pl

from dashboard import cached, casework, charts, components, measures, opening, wording
from dashboard.cached import brokerage, cases
from dashboard.components import Behind
from dashboard.opening import Census

WHOLE, TALL, MOST = 516, 430, 15
PEOPLE: Final = measures.QUEUE_PEOPLE.of("referrals")
WAITS: Final = {"zone": "Zone", "wait_band": "Days waited", "referrals": "People"}


def draw(at: Census) -> None:
    """The view of a screen: cases, or bands of days."""
    if cases.listed(at.monday):
        casework.longest_waiters("cases", "Brokerage", at.monday, MOST)
    else:
        bands(at, TALL if components.meeting_mode() else WHOLE)


def bands(at: Census, height: int) -> None:
    told, out = (
        cached.parts(cached.in_zone(rows), "wait_band")
        for rows in (brokerage.wait_bands(at.monday), brokerage.wait_bands_leaving(at.monday))
    )
    behind = Behind(out, WAITS, f"days-waited-{at.monday}")
    # All zones together stand in the grid as one more of them: in a meeting often little else may be told.
    rows = told.with_columns(pl.col("zone_id").replace(cached.ALL, "council"))
    order = ["Council"] * cached.whole() + charts.ranked(told, "referrals")
    period = f"People by days waited, {wording.long_date(at.monday)}"
    with components.panel("wait_bands", "How long people have waited", period, behind):
        opening.show(
            "brokerage_waits",
            lambda: charts.wait_grid(rows, order),
            lambda: charts.describe_grid(rows, PEOPLE, "wait_band"),
            height,
        )
