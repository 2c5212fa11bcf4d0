"""Who is waiting, how long, and is the queue moving?"""

from collections.abc import Mapping

import polars as pl
import streamlit as st

from dashboard import cached, casework, charts, components, measures, opening, wording
from dashboard.cached import cases
from dashboard.charts.theme import WAITING
from dashboard.components import Behind
from dashboard.measures import findings_care

TILES = (measures.QUEUE_PEOPLE, measures.QUEUE_HOURS, measures.MEDIAN_DAYS, measures.P90_DAYS, measures.LONGEST_DAYS)
TREND_WEEKS, HIGH, LOW, TALL, ON_PAGE = 52, 276, 194, 430, 7
REFERRALS = measures.QUEUE_PEOPLE.of("referrals")
BANDS = {"zone": "Zone", "wait_band": "Days waited", "referrals": "People", "hours": "Hours a week"}
WAITS = {"zone": "Zone", "median_days": "Median days", "p90_days": "90th percentile", "longest_days": "Longest"}
WEEKS = {"week_commencing": "Week commencing", "zone": "Zone", "people": "People waiting", "hours": "Hours waiting"}
MOVES = {"step": "What changed", "people": "People", "hours": "Hours a week"}
PLACES = {"setting": "Where they wait", "referrals": "People", "hours": "Hours a week"}
SUMS = ["referrals", "hours"]

at = opening.census("Waiting list", "weekly_waiting", "waiting_ages", "queue_bridge", needs=("waiting_list",))
queue = st.session_state.get("waiting_list_queue") or "package"
day = wording.long_date(at.monday)


def of_queue(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the queue that is shown."""
    return rows.filter(pl.col("queue") == queue)


def may_show(counts: pl.DataFrame) -> pl.DataFrame:
    """Counts made from `waiting_ages` as this screen may show them."""
    return cached.withheld("waiting_ages", counts) if cached.shared() else counts


shown = of_queue(cached.shown("weekly_waiting", at.monday, TREND_WEEKS))
leaving = of_queue(cached.leaving("weekly_waiting", at.monday, TREND_WEEKS))
now, here = cached.in_zone(cached.week_of(shown, at.monday)), cached.in_place(shown)
order = charts.ranked(now, "longest_days")
ages = of_queue(cached.weeks("waiting_ages", at.monday))
bridge = of_queue(cached.weeks("queue_bridge", at.monday))
events = cached.events(at.monday, TREND_WEEKS)


def banded(chosen: Mapping[str, tuple[int, str]]) -> pl.DataFrame:
    counted = charts.by_wait_band(ages, [*cached.SLICES, "zone_id", "zone"], chosen)
    return cached.with_council(counted, ["zone_id", "wait_band"], SUMS)


# Nothing leaves in two bandings: a wide band would give a narrow one away.
bands_leaving = cached.kept(
    "waiting_bands_leaving", queue, lambda: cached.withheld("waiting_ages", banded(charts.LONG_OR_NOT))
)
bands_shown = (
    bands_leaving if cached.shared() else cached.kept("waiting_bands_shown", queue, lambda: banded(charts.WAIT_BANDS))
)


def bands(height: int) -> None:
    rows = cached.parts(cached.in_zone(bands_shown), "wait_band")
    behind = Behind(cached.in_zone(bands_leaving), BANDS, f"days-waited-{at.monday}")
    with components.panel("bands", findings_care.longest_wait(now), f"People by days waited so far, {day}", behind):
        opening.show(
            "waiting_bands",
            lambda: charts.wait_grid(rows, order),
            lambda: charts.describe_grid(rows, REFERRALS, "wait_band"),
            height,
            of=queue,
        )


def by_case(_height: int) -> None:
    """In place of the days by zone, where this screen may list people."""
    casework.longest_waiters("sheet_cases", "Waiting list", at.monday, ON_PAGE)


def waits(height: int) -> None:
    long = charts.with_days(cached.parts(cached.in_place(bands_shown), "wait_band"))
    behind = Behind(cached.in_zone(cached.week_of(leaving, at.monday)), WAITS, f"waits-{at.monday}")
    with components.panel("waits", findings_care.long_waits(long), charts.WAIT_RANGE_WORDS, behind):
        opening.show(
            "waiting_waits",
            lambda: charts.wait_ranges(now, order),
            lambda: charts.describe(now, measures.LONGEST_DAYS),
            height,
            of=queue,
        )


def trend(height: int) -> None:
    behind = Behind(cached.in_place(leaving), WEEKS, f"people-waiting-to-{at.monday}")
    period = f"{wording.long_date(here['week_commencing'][0])} to {day}. Dashed: provisional"
    with components.panel("trend", "People waiting, week by week", period, behind):
        opening.show(
            "waiting_trend",
            lambda: charts.trend(here, "people", wording.people, WAITING, events=events),
            lambda: charts.describe_trend(here, measures.QUEUE_PEOPLE, events),
            height,
            of=queue,
        )


def moves(height: int) -> None:
    safe = cached.queue_moves(bridge)
    rows = safe if cached.shared() and cached.whole() else opening.unless_hidden(cached.in_zone(bridge))
    behind = Behind(charts.queue_moves(safe), MOVES, f"queue-moves-{at.monday}") if cached.whole() else None
    period = f"{wording.week_before(at.monday)}. {charts.queue_note(rows)}".rstrip(". ")
    with components.panel("moves", findings_care.queue_bridge(rows), period, behind):
        if not opening.council_only("Who joined and left"):
            opening.show(
                "waiting_moves",
                lambda: charts.queue_bridge(rows),
                lambda: charts.describe_queue_bridge(rows),
                height,
                of=queue,
            )


def places(height: int) -> None:
    every = cached.with_council(charts.by_setting(cached.in_zone(ages), cached.SLICES), ["setting"], SUMS)
    out = cached.withheld("waiting_ages", every)
    behind = Behind(out, PLACES, f"where-people-wait-{at.monday}") if cached.whole() else None
    rows = cached.parts(may_show(every), "setting")
    with components.panel("settings", findings_care.by_setting(rows), f"By where they wait, {day}", behind):
        if not opening.council_only("Where people wait"):
            opening.show(
                "waiting_settings",
                lambda: charts.waiting_by_setting(rows),
                lambda: charts.describe(rows, REFERRALS, "setting"),
                height,
                of=queue,
            )


def foot() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            "Queue",
            list(wording.QUEUES),
            default="package",
            format_func=lambda name: wording.in_sentence(wording.QUEUES[name]),
            key="waiting_list_queue",
            label_visibility="collapsed",
            persist_state="session",
        )
        components.definitions(TILES, "definitions")


opening.headline("Waiting list", findings_care.waiting(*(cached.week_of(here, m) for m in (at.monday, at.before))), at)
opening.tiles(TILES, here, at, queue)
if components.meeting_mode():
    rows = {
        "waits": opening.Row("Waits", [6, 5], [waits, trend]),
        "bands": opening.Row("Long waits and places", [6, 5], [bands, places]),
        "moves": opening.Row("Joined and left", [1], [moves]),
    }
    opening.in_turn("waiting_list", rows, TALL, foot)
else:
    listed = queue == "package" and cases.listed(at.monday)
    opening.beside([3, 2] if listed else [6, 5], [by_case if listed else bands, waits], HIGH)
    opening.beside([5, 4, 3], [trend, moves, places], LOW)
    foot()
