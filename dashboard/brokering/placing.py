"""What holds packages up on the way to a provider: the stages, the times of day, and what came of offers."""

from functools import partial
from typing import Final

import polars as pl

from dashboard import cached, charts, components, measures, opening, wording
from dashboard.brokering import offers
from dashboard.cached import brokerage
from dashboard.components import Behind
from dashboard.measures import findings_brokerage
from dashboard.opening import Census

HIGH, LOW, TALL = 276, 194, 335
WAITING: Final = measures.BROKERAGE["brokerage_stages", "waiting"]
CALLING: Final = measures.BROKERAGE["waiting_visits", "referrals"]
STAGES: Final = {
    "stage": "Stage",
    "waiting": "People waiting",
    "waiting_hours": "Hours waiting",
    "longest_days": "Longest, days",
    "passed": "Passed in 13 weeks",
    "median_days": "Median days",
    "p90_days": "9 in 10 within, days",
}
BANDS: Final = {"zone": "Zone", "time_band": "Time of day", "referrals": "People", "hours": "Hours a week"}


def draw(at: Census) -> None:
    """In a meeting stages and answers in turn, else side by side."""
    if components.meeting_mode():
        answers = [partial(offers.by_role, at), partial(offers.reasons_by_band, at)]
        rows = {
            "stages": opening.Row("Stages", [6, 5], [partial(cascade, at), partial(times_of_day, at)]),
            "refused": opening.Row("Answers", [5, 6], answers),
        }
        opening.in_turn("brokerage", rows, TALL, lambda: None)
        return
    opening.beside([5, 6], [partial(times_of_day, at), partial(offers.reasons_by_zone, at)], HIGH)
    parts = (cascade, offers.by_role, offers.by_provider, offers.reasons_by_band)
    opening.beside([5, 4, 5, 5], [partial(each, at) for each in parts], LOW)


def cascade(at: Census, height: int) -> None:
    now = cached.in_place(brokerage.stages(at.monday))
    behind = Behind(cached.in_place(brokerage.stages_leaving(at.monday)), STAGES, f"stages-of-brokerage-{at.monday}")
    period = f"Waiting on {wording.short_date(at.monday)}; days of 13 weeks"
    with components.panel("cascade", findings_brokerage.stages(now), period, behind):
        if missing := opening.lacking("offers"):
            opening.without("Time at each stage", *missing)
            return
        opening.show(
            "brokerage_cascade",
            lambda: charts.stage_bars(now),
            lambda: charts.describe(now.with_columns(pl.col("stage").replace(wording.STAGES)), WAITING, "stage"),
            height,
        )


def times_of_day(at: Census, height: int) -> None:
    calls = brokerage.calls(at.monday)
    rows, finding = cached.in_zone(calls), findings_brokerage.by_band(cached.in_place(calls))
    behind = Behind(cached.in_zone(brokerage.calls_leaving(at.monday)), BANDS, f"times-of-day-{at.monday}")
    period = f"People waiting with calls at each time of day, {wording.long_date(at.monday)}"
    with components.panel("bands", finding, period, behind):
        opening.show(
            "brokerage_bands",
            lambda: charts.band_grid(rows, charts.ranked(rows, "referrals")),
            lambda: charts.describe_grid(rows, CALLING, "time_band"),
            height,
        )
