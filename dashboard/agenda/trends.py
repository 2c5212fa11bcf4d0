"""Trends of one place and of all zones: the rows of the tables, their order, and what of them is saved."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

import polars as pl

from dashboard import cached, charts, measures, wording
from dashboard.cached import trends
from dashboard.charts.theme import BETTER, CONTEXT, WORSE
from dashboard.components import Change, Trend
from dashboard.measures.trends import ORDER, SIGNALLING, TOPICS, label

WEEKS: Final = 52
COLOURS: Final = {"concern": WORSE, "improvement": BETTER}
FIRST: Final = ("concern", "high", "low", "improvement")
"""Signals in the order that a director asks for them."""
JUDGED: Final = {
    "concern": "worse", "improvement": "better", "none": "steady", "no_data": "no data", "high": "high", "low": "low",
}  # fmt: skip
RULES: Final = {
    "limit": "beyond its usual range", "trend": "rising or falling 7 weeks running",
    "two_of_three": "close to the edge of its usual range", "shift": "on one side of its mean for 7 weeks",
}  # fmt: skip
COLUMNS: Final = {
    "label": "Measure", "zone": "Zone", "unit": "Unit", "week_commencing": "Week commencing", "now": "Now",
    "month_ago": "4 weeks ago", "month": "Change over 4 weeks", "year_ago": "A year ago", "year": "Change over a year",
    "judged": "Signal",
}  # fmt: skip
Row = dict[str, Any]


def known(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of measures that have a record, in the order of topics."""
    order = {name: at for at, name in enumerate(ORDER)}
    listed = rows.filter(pl.col("measure").is_in(ORDER))
    return listed.sort(pl.col("measure").replace_strict(order, return_dtype=pl.Int64), "zone", "zone_id")


def worse(rows: pl.DataFrame) -> list[str]:
    """The labels of one place's measures that signal worse."""
    return [label(name) for name in rows.filter(pl.col("signal") == "concern")["measure"]]


def judged(rows: pl.DataFrame) -> int:
    return rows.filter(pl.col("signal") != "no_data").height


def of_topic(rows: pl.DataFrame, topic: str) -> pl.DataFrame:
    """One place's measures of a topic; of signals every one that is out of the ordinary, the worse first."""
    if topic != SIGNALLING:
        return rows.filter(pl.col("measure").is_in(TOPICS[topic]))
    at = {signal: place for place, signal in enumerate(FIRST)}
    found = rows.filter(pl.col("signal").is_in(FIRST))
    return found.sort(pl.col("signal").replace_strict(at, return_dtype=pl.Int64), maintain_order=True)


def measure_rows(rows: pl.DataFrame, chosen: str, address: Mapping[str, str]) -> list[Trend]:
    """A row a measure; each chooses itself."""
    latest = rows["week_commencing"].max()
    return [
        _trend(
            row, (label(row["measure"]), _unit(row, latest)), {**address, "measure": row["measure"]},
            chosen=row["measure"] == chosen,
        )
        for row in rows.iter_rows(named=True)
    ]  # fmt: skip


def zone_rows(rows: pl.DataFrame, chosen: str, address: Mapping[str, str]) -> list[Trend]:
    """A row a zone, and one of the council; each chooses itself."""
    ordered = rows.sort(pl.col("zone_id") != cached.ALL, "zone", "zone_id")
    return [
        _trend(row, (row["zone"], ""), {**address, "zone": row["zone_id"]}, chosen=row["zone_id"] == chosen)
        for row in ordered.iter_rows(named=True)
    ]


def _trend(row: Row, named: tuple[str, str], address: Mapping[str, str], *, chosen: bool) -> Trend:
    """`named` is the row's name and the note after it. Where others see the screen no line is drawn."""
    values = [] if cached.shared() else trends.recent(WEEKS).get((row["zone_id"], row["measure"]), [])
    svg = charts.spark(values, COLOURS.get(row["signal"], CONTEXT)) if values else ""
    month, year = (Change(row[f"{span}_ago"], row[span], row[f"{span}_marker"]) for span in trends.BEFORE)
    name, note = named
    return Trend(
        name, note, measures.MEASURES[row["measure"]], row["now"], month, year, row["signal"],
        f"?{urlencode(address)}", svg, row["marker"], chosen,
    )  # fmt: skip


def _unit(row: Row, latest: Any) -> str:
    """With the day where a measure ends earlier than others: some are returned late."""
    unit = measures.MEASURES[row["measure"]].unit
    day: date = row["week_commencing"]
    return unit if day == latest else f"{unit}, {wording.short_date(day)}"


def saved(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows behind a table, in words."""
    names = {name: label(name) for name in ORDER}
    units = {name: measures.MEASURES[name].unit for name in ORDER}
    return rows.with_columns(
        pl.col("measure").replace_strict(names).alias("label"),
        pl.col("measure").replace_strict(units).alias("unit"),
        pl.col("signal").replace_strict(JUDGED).alias("judged"),
    )


def usual(row: Row | None) -> str:
    """What a figure is judged by: "Usual 1,000 to 1,531 hours; now beyond its usual range"."""
    if row is None or row["centre"] is None:
        return "Too few weeks for a usual range" if row is not None and row["now"] is not None else ""
    measure = measures.MEASURES[row["measure"]]
    low, high = _ends(row)
    told = f"Usual {measure.text(low)} to {measure.text(high)} {measure.unit}"
    return f"{told}; now {RULES[row['rule']]}" if row["rule"] in RULES else told


def _ends(row: Row) -> tuple[float, float]:
    """No measure but the gap can be below nought, nor a share of a whole above it."""
    low = row["lower_limit"] if row["measure"] == "gap_hours" else max(row["lower_limit"], 0.0)
    whole = row["measure"] in ("absence", "offers_declined")
    return low, min(row["upper_limit"], 1.0) if whole else row["upper_limit"]


def band(row: Row | None) -> tuple[float, float] | None:
    """The usual range as it is drawn."""
    if row is None or row["centre"] is None:
        return None
    low, high = _ends(row)
    return low * _scale(row["measure"]), high * _scale(row["measure"])


def drawn(rows: pl.DataFrame, measure: str) -> pl.DataFrame:
    """`week_commencing, figure` as the axis has it: shares in percent."""
    return rows.select("week_commencing", (pl.col("value") * _scale(measure)).alias("figure"))


def say(measure: str) -> Callable[[float | None], str]:
    """A figure of the axis in words."""
    scale = _scale(measure)
    return lambda figure: measures.MEASURES[measure].text(None if figure is None else figure / scale)


def _scale(measure: str) -> int:
    return 100 if measures.MEASURES[measure].format == "percent" else 1


def names(rows: Iterable[str]) -> dict[str, str]:
    """Measures to choose from, in the order of topics."""
    found = set(rows)
    return {name: f"{label(name)} ({measures.MEASURES[name].unit})" for name in ORDER if name in found}


def row_of(rows: pl.DataFrame, measure: str) -> Row | None:
    found = rows.filter(pl.col("measure") == measure)
    return found.row(0, named=True) if found.height == 1 else None


def first_shown(rows: Sequence[str]) -> str:
    """The measure to open with: the first that signals, else the first of all."""
    return next(iter(rows), ORDER[0])
