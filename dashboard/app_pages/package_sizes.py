"""How large are packages, and where are they small?"""

import polars as pl
import streamlit as st

from dashboard import cached, charts, components, measures, opening, wording
from dashboard.components import Behind
from dashboard.measures import findings_care

WEEKS, HIGH, LOW = 105, 300, 230
TILES = (measures.LIVE_HOURS, measures.PEOPLE, measures.PACKAGES, measures.SUSPENDED_HOURS)
MEANS = {"zone": "Zone", "age_band": "Age band", "live_hours": "Hours", "people": "People", "mean_hours": "Mean hours"}
TREND = {"week_commencing": "Week commencing", "live_hours": "Hours", "people": "People", "mean_hours": "Mean hours"}
SIZES = {
    "zone": "Zone",
    "funder": "Who pays",
    "size_band": "Hours a week",
    "packages": "Packages",
    "people": "People",
    "hours": "Hours",
    "mean_hours": "Mean hours a package",
}

at = opening.census("Package sizes", "weekly_hours", needs=("packages", "commissioned_hours"))
age, day = cached.view().age_band, wording.long_date(at.monday)
weeks = cached.weeks_to(cached.mart("weekly_hours"), at.monday, WEEKS).filter(pl.col("age_band") == age)
line = charts.hours_a_person(cached.in_place(weeks))
by_age = cached.week_of(cached.mart("weekly_hours"), at.monday)
means = charts.hours_a_person(cached.in_zone(cached.shown("weekly_hours", by_age)))
order = charts.ranked(means.filter(pl.col("age_band") == age), "mean_hours")


def finding() -> str:
    """What a person receives now, against a year ago."""
    then = at.monday - 52 * cached.WEEK
    now, before = (cached.week_of(line, monday)["mean_hours"].to_list() for monday in (at.monday, then))
    return findings_care.mean_size(now[0] if now else None, before[0] if before else None, then)


opening.headline("Package sizes", finding(), at)
opening.tiles(TILES, cached.in_place(weeks), at)

left, right = st.columns([6, 5])
rows = charts.hours_a_person(cached.in_zone(cached.leaving("weekly_hours", by_age)))
behind = Behind(rows, MEANS, f"hours-a-person-{at.monday}")
with left, components.panel("means", "Mean hours a person, by zone and age", f"Hours a week, {day}", behind):
    words = charts.describe_grid(means, measures.MEAN_HOURS, "age_band")
    components.show(charts.mean_size_grid(means, order), words, "means", HIGH)
behind = Behind(line, TREND, f"hours-a-person-to-{at.monday}")
with right, components.panel("trend", "Mean hours a person, week by week", "Hours a week. Dashed: provisional", behind):
    chart = charts.trend(line, "mean_hours", lambda value: wording.number(value, 1))
    components.show(chart, charts.describe_trend(line, measures.MEAN_HOURS), "trend", HIGH)

banded = cached.week_of(cached.mart("package_sizes"), at.monday).filter(pl.col("age_band") == age)
if banded.is_empty():
    opening.without("Packages by size", "packages")
else:
    sizes = cached.in_zone(cached.shown("package_sizes", banded))
    place, by_zone = cached.in_place(sizes), charts.small_packages(sizes)
    out = cached.in_zone(cached.leaving("package_sizes", banded))
    left, middle, right = st.columns([4, 4, 4])
    behind = Behind(out, SIZES, f"package-sizes-{at.monday}")
    with left, components.panel("sizes", findings_care.small_packages(place), f"Packages by size, {day}", behind):
        words = charts.describe(place, measures.SIZE_PACKAGES, "size_band")
        components.show(charts.size_bands(place), words, "sizes", LOW)
    with middle, components.panel("small", "Packages under 5 hours a week", f"By zone, {day}"):
        words = charts.describe(by_zone, measures.SIZE_PACKAGES.of("small_packages"))
        components.show(charts.small_package_bars(by_zone, by_zone["zone"].to_list()), words, "small", LOW)
    moves = cached.in_zone(cached.week_of(cached.mart("hours_bridge"), at.monday))
    with right, components.panel("moves", findings_care.hours_bridge(moves), wording.week_before(at.monday)):
        components.show(charts.hours_bridge(moves), charts.describe_hours_bridge(moves), "moves", LOW)

with st.container(horizontal=True):
    components.definitions((*TILES, measures.MEAN_HOURS), "definitions")
