"""Who is waiting, how long, and is the queue moving?"""

import polars as pl
import streamlit as st

from dashboard import cached, charts, components, measures, opening, wording
from dashboard.charts.theme import WAITING
from dashboard.components import Behind
from dashboard.measures import findings_care

TILES = (measures.QUEUE_PEOPLE, measures.QUEUE_HOURS, measures.MEDIAN_DAYS, measures.P90_DAYS, measures.LONGEST_DAYS)
TREND_WEEKS, HIGH, LOW = 52, 300, 216
REFERRALS = measures.QUEUE_PEOPLE.of("referrals")
BANDS = {"zone": "Zone", "wait_band": "Days waited", "referrals": "People", "hours": "Hours a week"}
WAITS = {"zone": "Zone", "median_days": "Median days", "p90_days": "90th percentile", "longest_days": "Longest"}
WEEKS = {"week_commencing": "Week commencing", "zone": "Zone", "people": "People waiting", "hours": "Hours waiting"}
PLACES = {"setting": "Where they wait", "referrals": "People", "hours": "Hours a week"}

at = opening.census("Waiting list", "weekly_waiting", "waiting_ages", "queue_bridge", needs=("waiting_list",))
queue = st.session_state.get("waiting_list_queue") or "package"
day = wording.long_date(at.monday)


def of_queue(name: str) -> pl.DataFrame:
    """A table's rows of the queue that is shown."""
    return cached.mart(name).filter(pl.col("queue") == queue)


year = cached.weeks_to(of_queue("weekly_waiting"), at.monday, TREND_WEEKS)
shown = cached.shown("weekly_waiting", cached.weeks_to(year, at.monday, opening.SPARK_WEEKS))
everywhere = cached.week_of(shown, at.monday)
now = cached.in_zone(everywhere)
order = charts.ranked(now, "longest_days")

opening.headline("Waiting list", findings_care.waiting(everywhere, cached.week_of(shown, at.before)), at)
opening.tiles(TILES, cached.in_place(shown), at)

ages = cached.week_of(of_queue("waiting_ages"), at.monday)
banded = charts.by_wait_band(ages, [*cached.SLICES, "zone_id", "zone"])
every_band = cached.with_council(banded, ["zone_id", "wait_band"], ["referrals", "hours"])
bands = cached.parts(cached.in_zone(cached.shown("waiting_ages", every_band)), "wait_band")
band_rows = cached.in_zone(cached.leaving("waiting_ages", every_band))
wait_rows = cached.in_zone(cached.leaving("weekly_waiting", cached.week_of(year, at.monday)))

left, right = st.columns([6, 5])
behind = Behind(band_rows, BANDS, f"days-waited-{at.monday}")
with left, components.panel("bands", findings_care.longest_wait(now), f"People by days waited so far, {day}", behind):
    words = charts.describe_grid(bands, REFERRALS, "wait_band")
    components.show(charts.wait_grid(bands, order), words, "bands", HIGH)
behind = Behind(wait_rows, WAITS, f"waits-{at.monday}")
with right, components.panel("waits", findings_care.long_waits(ages), charts.WAIT_RANGE_WORDS, behind):
    components.show(charts.wait_ranges(now, order), charts.describe(now, measures.LONGEST_DAYS), "waits", HIGH)

left, middle, right = st.columns([5, 4, 3])
line = cached.in_place(year)
behind = Behind(cached.in_place(cached.leaving("weekly_waiting", shown)), WEEKS, f"people-waiting-to-{at.monday}")
period = f"{wording.long_date(line['week_commencing'][0])} to {day}. Dashed: provisional"
with left, components.panel("trend", "People waiting, week by week", period, behind):
    chart = charts.trend(line, "people", wording.people, WAITING)
    components.show(chart, charts.describe_trend(line, measures.QUEUE_PEOPLE), "trend", LOW)

moves = cached.in_zone(cached.week_of(of_queue("queue_bridge"), at.monday))
moved = cached.shown_bridge(moves)
with middle, components.panel("moves", findings_care.queue_bridge(moved), wording.week_before(at.monday)):
    components.show(charts.queue_bridge(moved), charts.describe_queue_bridge(moved), "moves", LOW)

by_setting = cached.in_zone(ages).group_by(*cached.SLICES, "setting").agg(pl.col("referrals", "hours").sum())
every_setting = cached.with_council(by_setting, ["setting"], ["referrals", "hours"])
settings = cached.parts(cached.shown("waiting_ages", every_setting), "setting")
behind = Behind(cached.leaving("waiting_ages", every_setting), PLACES, f"where-people-wait-{at.monday}")
with right, components.panel("settings", findings_care.by_setting(settings), f"By where they wait, {day}", behind):
    words = charts.describe(settings, REFERRALS, "setting")
    components.show(charts.waiting_by_setting(settings), words, "settings", LOW)

with st.container(horizontal=True):
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
