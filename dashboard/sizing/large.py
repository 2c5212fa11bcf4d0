"""How many packages are very large, and how many take two care workers at once?"""

from collections.abc import Callable, Mapping
from functools import partial

import polars as pl

from dashboard import cached, charts, components, measures, opening, wording
from dashboard.cached import packages
from dashboard.components import Behind
from dashboard.measures import findings_packages
from dashboard.opening import Census
from dashboard.sizing.ages import untold

WEEKS, HIGH, LOW, TALL = 105, 250, 222, 370
LARGE, DOUBLE = "large_packages", "double_handed"
COUNT, HOURS = (measures.PACKAGE[LARGE, column] for column in ("packages", "hours"))
TWO = [measures.PACKAGE[DOUBLE, column] for column in ("packages", "share", "hours", "person_hours")]
EXPLAINED = (COUNT, HOURS, *TWO)
BANDS = {"zone": "Zone", "size_band": "Hours a week", "packages": "Packages", "people": "People", "hours": "Hours"}
WEEKLY = {"week_commencing": "Week commencing", "packages": "Packages", "people": "People", "hours": "Hours"}
TWO_WEEKLY = {**WEEKLY, "person_hours": "Hours with the person", "share": "Share of packages"}
ZONES = {"zone": "Zone", **{name: words for name, words in TWO_WEEKLY.items() if name != "week_commencing"}}


def large_weeks(at: Census) -> pl.DataFrame:
    """grain: week_commencing, zone_id. All packages of 20 hours or more."""
    return packages.shown(LARGE, at.monday, WEEKS).filter(pl.col("size_band") == cached.ALL)


def finding(at: Census) -> str:
    hours = cached.week_of(cached.in_place(cached.shown("weekly_hours", at.monday)), at.monday)
    of_age = hours.filter(pl.col("age_band") == cached.view().age_band)["live_hours"].to_list()
    now = cached.week_of(cached.in_place(large_weeks(at)), at.monday)
    return findings_packages.large(now, of_age[0] if of_age else None)


def draw(at: Census) -> None:
    """Tiles and panels under the title."""
    if untold():
        return
    pairs = [(COUNT, large_weeks(at)), (HOURS, large_weeks(at))]
    pairs += [(measure, packages.shown(DOUBLE, at.monday, WEEKS)) for measure in TWO[1:]]
    drawn = cached.kept(
        "large_tiles", "", lambda: [opening.tile(measure, cached.in_place(rows), at) for measure, rows in pairs]
    )
    components.tile_row(drawn)
    parts = {name: partial(each, at) for name, each in _PANELS.items()}
    if components.meeting_mode():
        opening.in_turn("large", _rows(parts), TALL, lambda: None)
        return
    opening.beside([6, 5], [parts["bands"], parts["trend"]], HIGH)
    opening.beside([6, 5], [parts["double"], parts["double_trend"]], LOW)


def _rows(parts: Mapping[str, Callable[[int], None]]) -> dict[str, opening.Row]:
    return {
        "now": opening.Row("Now", [1, 1], [parts["bands"], parts["double"]]),
        "weeks": opening.Row("Over time", [1, 1], [parts["trend"], parts["double_trend"]]),
    }


def bands(at: Census, height: int) -> None:
    rows = cached.in_zone(packages.shown(LARGE, at.monday))
    order = charts.ranked(rows.filter(pl.col("size_band") == cached.ALL), "packages")
    behind = Behind(cached.in_zone(packages.leaving(LARGE, at.monday)), BANDS, f"large-packages-{at.monday}")
    with components.panel("bands", "Packages of 20 hours or more", f"By hours a week, {_day(at)}", behind):
        opening.show(
            "large_bands",
            lambda: charts.large_grid(rows, order),
            lambda: charts.describe_grid(rows.filter(pl.col("size_band") != cached.ALL), COUNT, "size_band"),
            height,
        )


def trend(at: Census, height: int) -> None:
    rows, events = cached.in_place(large_weeks(at)), cached.events(at.monday, WEEKS)
    out = cached.in_place(packages.leaving(LARGE, at.monday, WEEKS)).filter(pl.col("size_band") == cached.ALL)
    behind = Behind(out, WEEKLY, f"large-packages-to-{at.monday}")
    with components.panel("trend", "Large packages, week by week", "Packages. Dashed: provisional", behind):
        opening.show(
            "large_trend",
            lambda: charts.trend(rows, "packages", wording.number, events=events),
            lambda: charts.describe_trend(rows, COUNT, events),
            height,
        )


def double(at: Census, height: int) -> None:
    rows = cached.in_zone(packages.shown(DOUBLE, at.monday))
    order = charts.ranked(rows, "packages")
    behind = Behind(cached.in_zone(packages.leaving(DOUBLE, at.monday)), ZONES, f"double-handed-{at.monday}")
    title = findings_packages.double_handed(cached.in_place(rows))
    with components.panel("double", title, f"Hours a week, {_day(at)}", behind):
        opening.show(
            "large_double",
            lambda: charts.double_bars(rows, order),
            lambda: charts.describe(rows, TWO[0]),
            height,
        )


def double_trend(at: Census, height: int) -> None:
    rows, events = cached.in_place(packages.shown(DOUBLE, at.monday, WEEKS)), cached.events(at.monday, WEEKS)
    out = cached.in_place(packages.leaving(DOUBLE, at.monday, WEEKS))
    behind = Behind(out, TWO_WEEKLY, f"double-handed-to-{at.monday}")
    with components.panel("double_trend", "Double-handed hours, week by week", "Hours a week", behind):
        opening.show(
            "large_double_trend",
            lambda: charts.trend(rows, "hours", wording.number, events=events),
            lambda: charts.describe_trend(rows, TWO[2], events),
            height,
        )


def _day(at: Census) -> str:
    return wording.long_date(at.monday)


_PANELS = {"bands": bands, "trend": trend, "double": double, "double_trend": double_trend}
