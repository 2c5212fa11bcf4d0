"""Where are we short of care?"""

import streamlit as st

from dashboard import cached, charts, components, measures, opening
from dashboard.measures import findings

WEEKS, HIGH, TALL = 13, 530, 432
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
}

at = opening.census("Capacity gaps", "weekly_gaps", needs=("packages", "commissioned_hours"))
shown = cached.shown("weekly_gaps", at.monday, WEEKS)
weeks = cached.in_zone(shown)
now = cached.week_of(weeks, at.monday)
order = charts.zone_order(now)


def gap_now(height: int) -> None:
    components.heading("Gap now", "Hours short (+) or spare (\u2212)")
    opening.show(
        "gaps_gap",
        lambda: charts.gap_bars(now, order),
        lambda: charts.describe(now, measures.GAP_HOURS),
        height,
        right=54,
    )


def demand_now(height: int) -> None:
    components.heading("Demand now", "Live hours", "+ hours waiting")
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


def live_now(height: int) -> None:
    components.heading("Live hours by zone", "Hours a week")
    slots = [charts.Slot("live_hours", "", measures.LIVE_HOURS.text)]
    opening.show(
        "gaps_live",
        lambda: charts.slot_bars(now, "zone", charts.ranked(now, "live_hours"), slots),
        lambda: charts.describe(now, measures.LIVE_HOURS),
        height,
    )


def gap_unknown(_height: int) -> None:
    components.heading("Gap", "Hours short (+) or spare (\u2212)")
    if missing := opening.lacking("waiting_list", "capacity"):
        opening.without("The gap", *missing)
    else:
        components.empty_state("No gap can be worked out", "No provider has declared spare hours for this week.")


opening.headline("Capacity gaps", findings.capacity(now), at)
opening.tiles(TILES, cached.in_place(shown), at)

leaving = cached.in_zone(cached.leaving("weekly_gaps", at.monday))
with components.panel("gaps", behind=components.Behind(leaving, COLUMNS, f"capacity-gaps-{at.monday}")):
    if now["gap_hours"].is_null().all():
        opening.beside([40, 60], [live_now, gap_unknown], TALL)
    elif components.meeting_mode():
        opening.beside([31, 69], [gap_now, gap_by_week], TALL)
    else:
        opening.beside([31, 24, 62], [gap_now, demand_now, gap_by_week], HIGH)
    with st.container(horizontal=True, vertical_alignment="center"):
        components.footnote(SHARED if cached.shared() else NOTE)
        components.definitions((*TILES, measures.GAP_HOURS, measures.CAPACITY_HOURS), "definitions")
