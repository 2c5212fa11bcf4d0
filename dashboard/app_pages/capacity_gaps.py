"""Where are we short of care?"""

import polars as pl
import streamlit as st

from dashboard import cached, charts, components, measures, opening, wording
from dashboard.cached import ahead
from dashboard.measures import findings, findings_week
from dashboard.measures.ahead import STARTS_LOW

WEEKS, HIGH, TALL, RING = 13, 530, 352, 4
NOTE = "Gap = hours waiting \u2212 spare hours declared. Hours to be re-placed are counted once, as live."
SHARED = f"{NOTE} [c]: fewer than five people wait, or could be worked out."
TILES = (
    measures.DEMAND_HOURS,
    measures.WAITING_HOURS,
    measures.SPARE_HOURS,
    measures.SHORTFALL_HOURS,
    measures.COVERAGE,
)
COLUMNS = {
    "zone": "Zone",
    "live_hours": "Live hours",
    "waiting_hours": "Hours waiting",
    "waiting_people": "People waiting",
    "spare_hours": "Spare hours declared",
    "gap_hours": "Gap, hours",
    "shortfall_hours": "Shortfall, hours",
    "in_4": "Gap in 4 weeks",
    "in_13": "Gap in 13 weeks",
}

at = opening.census("Capacity gaps", "weekly_gaps", needs=("packages", "commissioned_hours"))
shown = cached.shown("weekly_gaps", at.monday, WEEKS)
weeks = cached.in_zone(shown)
now = cached.week_of(weeks, at.monday)
order = charts.zone_order(now)
coming = ahead.gaps(now, at.monday)
ring_on = at.monday + RING * cached.WEEK


def gap_now(height: int) -> None:
    ring = cached.week_of(coming, ring_on)
    words, beside = (" and in 4 weeks", f". Ring: w/c {wording.short_date(ring_on)}") if len(ring) else ("", "")
    components.heading(f"Gap now{words}", f"Hours short (+) or spare (\u2212){beside}")
    opening.show(
        "gaps_gap",
        lambda: charts.gap_bars(now, order, ring if len(ring) else None),
        lambda: charts.describe(now, measures.GAP_HOURS) + ahead_in_words(ring),
        height,
        right=54,
    )


def ahead_in_words(ring: pl.DataFrame) -> str:
    return f" {charts.describe(ring, measures.FORWARD_GAP)}" if len(ring) else ""


def demand_now(height: int) -> None:
    components.heading("Demand now", "Live hours", charts.demand_words(now))
    opening.show(
        "gaps_demand",
        lambda: charts.demand_bars(now, order),
        lambda: charts.describe(now, measures.DEMAND_HOURS),
        height,
    )


def gap_by_week(height: int) -> None:
    events = cached.events(at.monday, WEEKS)
    marked = charts.event_key(events)
    components.heading(findings.gap_over_weeks(weeks), f"Hours a week, by week commencing{marked}")
    opening.show(
        "gaps_heat",
        lambda: charts.heat_grid(weeks, order, events),
        lambda: charts.describe_grid(weeks, measures.GAP_HOURS, "week_commencing", events),
        height,
    )
    components.colour_key(charts.heat_key())


def gap_ahead(height: int) -> None:
    """In place of the weeks that were, once the weeks to come are forecast."""
    finding = findings.gap_over_weeks(coming, "Most likely gap, next")
    components.heading(finding, f"Hours a week, by week commencing. Forecast, to 10 hours. {STARTS_LOW}")
    opening.show(
        "gaps_ahead",
        lambda: charts.heat_grid(coming, order),
        lambda: charts.describe_grid(coming, measures.FORWARD_GAP, "week_commencing"),
        height,
    )
    components.colour_key(charts.heat_key())


def with_ahead(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows for the table, with the gap in 4 and in 13 weeks where it is forecast."""
    safe = ahead.gaps(rows, at.monday)
    for weeks in (RING, WEEKS):
        of_week = cached.week_of(safe, at.monday + weeks * cached.WEEK)
        rows = rows.join(of_week.select("zone_id", pl.col("gap_hours").alias(f"in_{weeks}")), on="zone_id", how="left")
    return rows if len(safe) else rows.drop("in_4", "in_13")


def live_now(height: int) -> None:
    components.heading("Live hours by zone", "Hours a week")
    slots = [charts.Slot("live_hours", "", measures.LIVE_HOURS.text)]
    opening.show(
        "gaps_live",
        lambda: charts.slot_bars(now, "zone", charts.ranked(now, "live_hours"), slots),
        lambda: charts.describe(now, measures.LIVE_HOURS),
        height,
    )


def finding() -> str:
    """Where no gap is known, what is delivered."""
    if now["gap_hours"].null_count() < len(now) or not opening.lacking("waiting_list", "capacity"):
        return findings.capacity(now)
    live = cached.week_of(cached.in_place(shown), at.monday)["live_hours"].to_list()
    return findings_week.live(live[0] if live else None, "" if cached.whole() else now["zone"][0])


def past() -> str:
    """How good such forecasts were, where the gap ahead is shown."""
    known = findings_week.accuracy(charts.errors(ahead.scores("demand_hours"))) if len(coming) else ""
    return f"{known}." if known else ""


def gap_unknown(_height: int) -> None:
    components.heading("Gap", "Hours short (+) or spare (\u2212)")
    if missing := opening.lacking("waiting_list", "capacity"):
        opening.without("The gap", *missing)
    else:
        components.empty_state("No gap can be worked out", "No provider has declared spare hours for this week.")


opening.headline("Capacity gaps", finding(), at)
opening.tiles(TILES, cached.in_place(shown), at)

leaving = cached.kept("gaps_leaving", "", lambda: with_ahead(cached.in_zone(cached.leaving("weekly_gaps", at.monday))))
by_week = gap_ahead if len(coming) else gap_by_week
with components.panel("gaps", behind=components.Behind(leaving, COLUMNS, f"capacity-gaps-{at.monday}")):
    if now["gap_hours"].is_null().all():
        opening.beside([40, 60], [live_now, gap_unknown], TALL)
    elif components.meeting_mode():
        opening.beside([31, 69], [gap_now, by_week], TALL)
    else:
        opening.beside([31, 24, 62], [gap_now, demand_now, by_week], HIGH)
    with st.container(horizontal=True, vertical_alignment="center"):
        components.footnote(f"{SHARED if cached.shared() else NOTE} {past()}".strip())
        components.definitions(
            (*TILES, measures.GAP_HOURS, measures.FORWARD_GAP, measures.CAPACITY_HOURS), "definitions"
        )
