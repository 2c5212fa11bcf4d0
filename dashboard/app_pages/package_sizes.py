"""How large are packages, and where are they small?"""

import polars as pl

from dashboard import cached, charts, components, measures, opening, wording
from dashboard.components import Behind
from dashboard.measures import findings_care

WEEKS, HIGH, LOW, TALL = 105, 240, 232, 440
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
bridge = opening.unless_hidden(cached.in_zone(cached.weeks("hours_bridge", at.monday)))
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
    out = charts.small_packages(sizes_leaving).with_columns(pl.col("share") * 100)
    behind = Behind(out, SMALL, f"small-packages-{at.monday}")
    with components.panel("small", "Packages under 5 hours a week", f"By zone, {day}", behind):
        opening.show(
            "sizes_small",
            lambda: charts.small_package_bars(rows, rows["zone"].to_list()),
            lambda: charts.describe(rows, measures.SIZE_PACKAGES.of("small_packages")),
            height,
        )


def moves(height: int) -> None:
    period = f"{wording.week_before(at.monday)}, all ages"
    few = cached.tells_of_few(bridge)
    leaves = cached.whole() and not few
    behind = Behind(charts.hours_moves(bridge), MOVES, f"hours-moves-{at.monday}") if leaves else None
    with components.panel("moves", findings_care.hours_bridge(bridge), period, behind):
        if few and cached.shared():
            components.empty_state("The steps are withheld", "One of them tells of fewer than five packages.")
        elif not opening.council_only("What changed"):
            opening.show(
                "sizes_moves", lambda: charts.hours_bridge(bridge), lambda: charts.describe_hours_bridge(bridge), height
            )


def foot() -> None:
    components.definitions((*TILES, measures.MEAN_HOURS, measures.SIZE_PACKAGES), "definitions")


opening.headline("Package sizes", finding(), at)
opening.tiles(TILES, here, at)
if components.meeting_mode():
    opening.beside([6, 5], [means, trend], TALL)
    foot()
    if cached.loaded("packages"):
        opening.beside([6, 5], [sizes, moves], LOW)
else:
    opening.beside([6, 5], [means, trend], HIGH)
    if cached.loaded("packages"):
        opening.beside([4, 4, 4], [sizes, small, moves], LOW)
    else:
        opening.without("Packages by size", "packages")
    foot()
