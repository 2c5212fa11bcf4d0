"""Which packages has nobody reviewed for a year, and how do teams buy?"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

import polars as pl

from dashboard import cached, charts, components, measures, opening, wording
from dashboard.cached import packages
from dashboard.components import Behind
from dashboard.measures import findings_packages
from dashboard.opening import Census
from dashboard.sizing.ages import untold

HIGH, LOW, TALL = 236, 236, 370
DUE = [measures.PACKAGE["reviews_due", f"due_{column}"] for column in ("packages", "share", "hours")]
BLANK = measures.PACKAGE["reviews_due", "blank_packages"]
BY_TEAM = [measures.PACKAGE["package_splits", column] for column in ("packages", "mean_hours", "small_share")]
BOUGHT = measures.PACKAGE["team_purchasing", "new_packages"]
EXPLAINED = (*DUE, BLANK, *BY_TEAM, BOUGHT)
REVIEWS = {
    "team": "Team",
    "packages": "Packages",
    "due_packages": "Not reviewed for 12 months",
    "blank_packages": "Of these without any date",
    "due_share": "Share",
    "due_hours": "Hours a week",
}
PURCHASES = {
    "team": "Team",
    "new_packages": "New packages, 12 months",
    "before": "12 months before",
    "largest_share": "With one provider",
}
SPLITS = {
    "packages": "Packages",
    "mean_hours": "Mean hours",
    "small_packages": "Under 5 hours",
    "small_share": "Under 5 hours, share",
    "hours": "Hours",
}
WORDS = {"team": "Team", "source": "Source"}
TITLES = {"team": "the team that bought them", "source": "where they came from"}


def finding(at: Census) -> str:
    return findings_packages.reviews(cached.in_place(packages.shown("reviews_due", at.monday)))


def draw(at: Census) -> None:
    """Tiles and panels under the title."""
    if untold() or opening.council_only("Teams and reviews"):
        return
    now = cached.in_place(packages.shown("reviews_due", at.monday)).filter(pl.col("team") == cached.ALL)
    components.tile_row([_tile(measure, now) for measure in (DUE[0], BLANK, DUE[2], DUE[1])])
    parts = {name: partial(each, at) for name, each in _PANELS.items()}
    if components.meeting_mode():
        opening.in_turn("teams", _rows(parts), TALL, lambda: None)
        return
    opening.beside([1, 1], [parts["reviews"], parts["bought"]], HIGH)
    opening.beside([1, 1], [parts["team"], parts["source"]], LOW)


def _rows(parts: Mapping[str, Callable[[int], None]]) -> dict[str, opening.Row]:
    return {
        "reviews": opening.Row("Reviews and teams", [1, 1], [parts["reviews"], parts["team"]]),
        "bought": opening.Row("Bought and sources", [1, 1], [parts["bought"], parts["source"]]),
    }


def _tile(measure: measures.Measure, now: pl.DataFrame) -> str:
    value = now[measure.column][0] if len(now) else None
    withheld = len(now) and value is None and "marker" in now.columns and now["marker"][0]
    unit = wording.plural(value or 0, "package") if measure.unit == "packages" else measure.unit
    return components.tile(measure, withheld or value, unit=unit, below="On the latest census")


def reviews(at: Census, height: int) -> None:
    rows = cached.in_place(packages.shown("reviews_due", at.monday))
    day = "" if rows.is_empty() else f", {wording.long_date(rows['week_commencing'][0])}"
    behind = _behind(packages.leaving("reviews_due", at.monday), REVIEWS, f"reviews-due-{at.monday}")
    with components.panel("reviews", "Not reviewed for 12 months, by team", f"The latest census alone{day}", behind):
        opening.show(
            "teams_reviews",
            lambda: charts.review_bars(rows),
            lambda: charts.describe(rows.filter(pl.col("team") != cached.ALL), DUE[0], "team"),
            height,
        )


def bought(at: Census, height: int) -> None:
    rows = packages.bought(at.monday) if cached.names_providers() else packages.bought_leaving(at.monday)
    behind = Behind(packages.bought_leaving(at.monday), PURCHASES, f"bought-by-team-{at.monday}")
    period = "New packages in the last twelve whole months, all zones and ages"
    with components.panel("bought", findings_packages.bought(rows), period, behind):
        opening.show(
            "teams_bought", lambda: charts.bought_bars(rows), lambda: charts.describe(rows, BOUGHT, "team"), height
        )


def split(by: str, at: Census, height: int) -> None:
    rows = cached.in_place(_split(by, packages.shown("package_splits", at.monday)))
    out = _split(by, packages.leaving("package_splits", at.monday))
    behind = _behind(out, {"part": WORDS[by], **SPLITS}, f"packages-by-{by}-{at.monday}")
    named = rows.with_columns(pl.col("part").replace(_capitals()))
    with components.panel(by, findings_packages.sizes_by(named, by), f"Packages by {TITLES[by]}", behind):
        opening.show(
            f"teams_{by}",
            lambda: charts.split_bars(rows),
            lambda: charts.describe(rows.filter(pl.col("part") != cached.ALL), BY_TEAM[0], "part"),
            height,
        )


def _split(by: str, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("split_by") == by)


def _capitals() -> dict[str, str]:
    return {code: wording.in_sentence(words) for code, words in charts.SOURCES.items()}


def _behind(rows: pl.DataFrame, columns: dict[str, str], name: str) -> Behind | None:
    """Of a zone's teams, or of an age, nothing leaves the analyst's screen."""
    council = cached.whole() and cached.view().age_band == cached.ALL
    return Behind(rows, columns, name) if council else None


_PANELS: Final[dict[str, Callable[[Census, int], None]]] = {
    "reviews": reviews, "bought": bought, "team": partial(split, "team"), "source": partial(split, "source"),
}  # fmt: skip
