"""Where are we short of care?"""

import streamlit as st

from dashboard import cached, charts, components, measures, opening
from dashboard.measures import findings

WEEKS, HEIGHT = 13, 530
NOTE = "Gap = hours waiting \u2212 spare hours declared. Hours to be re-placed are counted once, as live."
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
history = cached.weeks_to(cached.mart("weekly_gaps"), at.monday, WEEKS)
shown = cached.shown("weekly_gaps", history)
now = cached.in_zone(cached.week_of(shown, at.monday))
order = charts.zone_order(now)

opening.headline("Capacity gaps", findings.capacity(now), at)
opening.tiles(TILES, cached.in_place(shown), at)

leaving = cached.in_zone(cached.leaving("weekly_gaps", cached.week_of(history, at.monday)))
with components.panel("gaps", behind=components.Behind(leaving, COLUMNS, f"capacity-gaps-{at.monday}")):
    left, middle, right = st.columns([31, 24, 62])
    with left:
        components.heading("Gap now", "Hours short (+) or spare (\u2212)")
        components.show(charts.gap_bars(now, order), charts.describe(now, measures.GAP_HOURS), "gap", HEIGHT, 54)
    with middle:
        components.heading("Demand now", "Live hours", "+ hours waiting")
        components.show(charts.demand_bars(now, order), charts.describe(now, measures.DEMAND_HOURS), "demand", HEIGHT)
    with right:
        weeks = cached.in_zone(shown)
        components.heading(findings.gap_over_weeks(weeks), "Hours a week, by week commencing")
        words = charts.describe_grid(weeks, measures.GAP_HOURS, "week_commencing")
        components.show(charts.heat_grid(weeks, order), words, "heat", HEIGHT)
        components.colour_key(charts.heat_key())
    with st.container(horizontal=True):
        components.footnote(NOTE)
        components.definitions((*TILES, measures.GAP_HOURS, measures.CAPACITY_HOURS), "definitions")
