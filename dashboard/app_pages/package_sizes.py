"""How large are packages, and where are they small?"""

import polars as pl
import streamlit as st

from dashboard import cached, charts, components, filters, measures, opening, sizing, wording
from dashboard.cached import packages
from dashboard.components import Behind
from dashboard.measures import findings_care
from dashboard.measures.packages import PACKAGE

VIEWS = filters.Filter(
    "sizes_view",
    "View",
    {
        "sizes": "Sizes",
        "short_visits": "Short visits",
        "teams": "Teams and reviews",
        "large": "Large and double-handed",
    },
)
FURTHER = {"short_visits": sizing.short_visits, "teams": sizing.teams, "large": sizing.large}
WEEKS, HIGH, LOW, TALL = 105, 240, 232, 350
TILES = (measures.LIVE_HOURS, measures.PEOPLE, measures.PACKAGES, measures.SUSPENDED_HOURS)
SMALL_SHARE, SAVING = PACKAGE["package_splits", "small_share"], PACKAGE["package_splits", "small_saving"]
EXPLAINED = (*TILES, measures.MEAN_HOURS, measures.SIZE_PACKAGES, SMALL_SHARE, SAVING)
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
SMALL = {"zone": "Zone", "small_packages": "Packages", "small_hours": "Hours a week", "share": "Share, %"}
MOVES = {"step": "What changed", "hours": "Hours a week"}

at = opening.census("Package sizes", "weekly_hours", needs=("packages", "commissioned_hours"))
age, day = cached.view().age_band, wording.long_date(at.monday)


def of_age(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the age band that is chosen."""
    return rows.filter(pl.col("age_band") == age)


weeks = cached.shown("weekly_hours", at.monday, WEEKS)
here = charts.hours_a_person(of_age(cached.in_place(weeks)))
means_now = charts.hours_a_person(cached.in_zone(cached.week_of(weeks, at.monday)))
order = charts.ranked(of_age(means_now), "mean_hours")
sizes_shown = of_age(cached.in_zone(cached.shown("package_sizes", at.monday)))
sizes_leaving = of_age(cached.in_zone(cached.leaving("package_sizes", at.monday)))
bridge = cached.weeks("hours_bridge", at.monday)
events = cached.events(at.monday, WEEKS)


def finding() -> str:
    """What a person receives now, against a year ago."""
    then = at.monday - 52 * cached.WEEK
    now, before = (cached.week_of(here, monday)["mean_hours"].to_list() for monday in (at.monday, then))
    name = "" if cached.whole() else here["zone"][0]
    return findings_care.mean_size(now[0] if now else None, before[0] if before else None, then, name)


def means(height: int) -> None:
    rows = charts.hours_a_person(cached.in_zone(cached.leaving("weekly_hours", at.monday)))
    behind = Behind(rows, MEANS, f"hours-a-person-{at.monday}")
    with components.panel("means", "Mean hours a person, by zone and age", f"Hours a week, {day}", behind):
        opening.show(
            "sizes_means",
            lambda: charts.mean_size_grid(means_now, order),
            lambda: charts.describe_grid(means_now, measures.MEAN_HOURS, "age_band"),
            height,
        )


def trend(height: int) -> None:
    rows = charts.hours_a_person(of_age(cached.in_place(cached.leaving("weekly_hours", at.monday, WEEKS))))
    behind = Behind(rows, TREND, f"hours-a-person-to-{at.monday}")
    with components.panel("trend", "Mean hours a person, week by week", "Hours a week. Dashed: provisional", behind):
        opening.show(
            "sizes_trend",
            lambda: charts.trend(here, "mean_hours", lambda value: wording.number(value, 1), events=events),
            lambda: charts.describe_trend(here, measures.MEAN_HOURS, events),
            height,
        )


def sizes(height: int) -> None:
    rows, behind = cached.in_place(sizes_shown), Behind(sizes_leaving, SIZES, f"package-sizes-{at.monday}")
    with components.panel("sizes", findings_care.small_packages(rows), f"Packages by size, {day}", behind):
        opening.show(
            "sizes_sizes",
            lambda: charts.size_bands(rows),
            lambda: charts.describe(rows, measures.SIZE_PACKAGES, "size_band"),
            height,
        )


def small(height: int) -> None:
    rows = charts.small_packages(sizes_shown)
    every = packages.shown("package_splits", at.monday).filter(
        pl.col("split_by") == "team", pl.col("part") == cached.ALL
    )
    out = charts.small_packages(sizes_leaving).with_columns(pl.col("share") * 100)
    behind = Behind(out, SMALL, f"small-packages-{at.monday}")
    with components.panel("small", "Packages under 5 hours a week", f"By zone, {day}{saving(every)}", behind):
        opening.show(
            "sizes_small",
            lambda: charts.small_package_bars(rows, rows["zone"].to_list()),
            lambda: charts.describe(rows, measures.SIZE_PACKAGES.of("small_packages")),
            height,
        )


def moves(height: int) -> None:
    safe = cached.hours_moves(bridge)
    rows = safe if cached.shared() and cached.whole() else opening.unless_hidden(cached.in_zone(bridge))
    period = f"{wording.week_before(at.monday)}, all ages. {charts.hours_note(rows)}".rstrip(". ")
    leaves = cached.whole() and len(safe)
    behind = Behind(charts.hours_moves(safe), MOVES, f"hours-moves-{at.monday}") if leaves else None
    with components.panel("moves", findings_care.hours_bridge(rows), period, behind):
        if rows.is_empty() and cached.whole() and cached.shared():
            components.empty_state("The steps are withheld", "All of them together tell of fewer than five packages.")
        elif not opening.council_only("What changed"):
            opening.show(
                "sizes_moves", lambda: charts.hours_bridge(rows), lambda: charts.describe_hours_bridge(rows), height
            )


def saving(small: pl.DataFrame) -> str:
    """What the council's own percentage of small packages' hours comes to, where it has set one."""
    share, hours = cached.settings().small_package_saving, cached.in_place(small)["small_hours"].to_list()
    if share is None or not hours or hours[0] is None:
        return ""
    return f". {wording.percent(share, 0)} of their hours, a local figure, is {wording.hours(share * hours[0])}"


def shown_sizes() -> None:
    """Tiles and panels of the first view."""
    small_weeks = packages.shown("package_splits", at.monday, opening.SPARK_WEEKS)
    every = small_weeks.filter(pl.col("split_by") == "team", pl.col("part") == cached.ALL)
    pairs = [*((measure, here) for measure in TILES), (SMALL_SHARE, cached.in_place(every))]
    drawn = cached.kept("sizes_tiles", "", lambda: [opening.tile(measure, rows, at) for measure, rows in pairs])
    components.tile_row(drawn)
    if components.meeting_mode():
        at_the_meeting()
        return
    opening.beside([6, 5], [means, trend], HIGH)
    if cached.loaded("packages"):
        opening.beside([4, 4, 4], [sizes, small, moves], LOW)
    else:
        opening.without("Packages by size", "packages")


def at_the_meeting() -> None:
    rows = {"means": opening.Row("Hours a person", [6, 5], [means, trend])}
    if cached.loaded("packages"):
        rows["bands"] = opening.Row("Sizes and changes", [6, 5], [sizes, moves])
        rows["small"] = opening.Row("Under 5 hours", [1], [small])
    opening.in_turn("package_sizes", rows, TALL, lambda: None)


head = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    view = filters.switch(VIEWS, "sizes")
    components.definitions(FURTHER[view].EXPLAINED if view in FURTHER else EXPLAINED, "definitions")
with head:
    opening.headline("Package sizes", FURTHER[view].finding(at) if view in FURTHER else finding(), at)
if view not in FURTHER:
    shown_sizes()
elif cached.loaded("packages"):
    FURTHER[view].draw(at)
else:
    opening.without(VIEWS.options[view], "packages")
