"""What an hour costs beside what it should cost: a dot a place or provider, and the lines of years."""

from datetime import date, timedelta
from typing import Any, Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.columns import Column, text_columns
from dashboard.charts.theme import CONTEXT, DELIVERED, INK, LINE, QUIET, WORSE


def _signed(value: float | None) -> str:
    if value is None:
        return ""
    told = wording.money(value)
    return f"+{told}" if round(value, 2) > 0 else told


ROOM: Final = 2.0
"""How much of the width of the marks the axis has in all: the rest is for the figures."""
STANDARDS: Final = {"minimum_price": (CONTEXT, "Minimum"), "cost_of_care": (INK, "Cost of care")}
LINES: Final = {
    "mean_rate": (DELIVERED, "Paid"),
    "cost_of_care": (INK, "Cost of care"),
    "minimum_price": (CONTEXT, "Minimum"),
}
COLUMNS: Final = (
    Column("mean_rate", "Paid", wording.money, 0.72),
    Column("against_cost", "Against cost", _signed, 0.99, QUIET),
)
APART: Final = 0.16
"""Part of the axis that keeps two labels from meeting."""


def rate_dots(rows: pl.DataFrame, name: str, chosen: str = "") -> alt.LayerChart | None:
    """`mean_rate` and what it should be, a row a `name` in the order given; under the minimum a dot is pink.

    Where one is `chosen` the others are grey. Names stay on one line: rows are close.
    """
    if rows.is_empty() or rows["mean_rate"].is_null().all():
        return None
    order = rows[name].to_list()
    low, span = _ends(rows)
    placed = rows.select(
        pl.col(name).alias("row"), "mean_rate", "against_cost", _colour(name, chosen), "marker",
        *((pl.col(each) - low).alias(f"{each}_at") for each in ("mean_rate", *STANDARDS)),
    )  # fmt: skip
    y, high = marks.rows_axis(order).sort(order), span * ROOM
    dots = alt.Chart(placed.drop_nulls("mean_rate")).mark_point(size=170, filled=True, opacity=1)
    at = marks.length("mean_rate_at", 0, high, marks.bare_axis())
    return marks.layered(
        *_ticks(placed, high, y),
        dots.encode(x=at, y=y, color=alt.Color("colour:N", scale=None)),
        *text_columns(placed, COLUMNS[: 1 + (placed["against_cost"].null_count() < len(placed))], high, y),
    )


def _colour(name: str, chosen: str) -> pl.Expr:
    under, other = pl.col("mean_rate") < pl.col("minimum_price"), pl.lit(bool(chosen)) & (pl.col(name) != chosen)
    judged = pl.when(under).then(pl.lit(WORSE)).otherwise(pl.lit(DELIVERED))
    return pl.when(other).then(pl.lit(CONTEXT)).otherwise(judged).alias("colour")


def _ends(rows: pl.DataFrame) -> tuple[float, float]:
    """Where the axis begins, and how long the marks of it are: differences of pence could not be seen from nought."""
    every = pl.concat([rows[name].cast(pl.Float64) for name in ("mean_rate", *STANDARDS)]).drop_nulls()
    low, high = float(every.min() or 0), float(every.max() or 1)  # type: ignore[arg-type]
    room = max((high - low) * 0.12, 0.1)
    return low - room, high - low + 2 * room


def _ticks(placed: pl.DataFrame, high: float, y: alt.Y) -> list[alt.Chart]:
    drawn = []
    for name, (colour, _) in STANDARDS.items():
        base = alt.Chart(placed.drop_nulls(f"{name}_at")).mark_tick(thickness=4, size=22, color=colour, opacity=1)
        drawn.append(base.encode(x=marks.length(f"{name}_at", 0, high, marks.bare_axis()), y=y))
    return drawn


def rate_lines(weeks: pl.DataFrame) -> alt.LayerChart | None:
    """One place's `mean_rate`, `cost_of_care` and `minimum_price` week by week, each named at its end."""
    known = weeks.drop_nulls("mean_rate").sort("week_commencing")
    if known.is_empty():
        return None
    mondays = known["week_commencing"].to_list()
    end = mondays[-1] + max((mondays[-1] - mondays[0]) * 0.55, timedelta(days=7))
    x = marks.weeks(marks.dates_axis(mondays, 4), mondays[0], end)
    low, span = _ends(known)
    y = _money_axis(low, low + span)
    layers = [
        alt.Chart(_line(known, name)).mark_line(color=colour, strokeWidth=3 if name == "mean_rate" else 2)
        for name, (colour, _) in LINES.items()
    ]
    named = _named(known, span)
    words = marks.text_mark(named, "words", dx=8, fontWeight=600)
    # Under the words white, so that no line of the grid runs through them.
    halo = marks.text_mark(named, "words", dx=8, fontWeight=600, stroke="white", strokeWidth=7)
    return marks.layered(*(layer.encode(x=x, y=y) for layer in (*layers, halo, words)))


def _line(known: pl.DataFrame, name: str) -> pl.DataFrame:
    return known.select("week_commencing", pl.col(name).cast(pl.Float64).alias("figure")).drop_nulls("figure")


def _named(known: pl.DataFrame, span: float) -> pl.DataFrame:
    """The last of each line in words, moved apart where two would meet."""
    last: dict[str, Any] = known.row(-1, named=True)
    ends = sorted((float(last[name]), words) for name, (_, words) in LINES.items() if last[name] is not None)
    rows: list[tuple[date, float, str]] = []
    for figure, words in ends:
        at = max(figure, rows[-1][1] + span * APART) if rows else figure
        rows.append((last["week_commencing"], at, f"{words} {wording.money(figure)}"))
    shape = {"week_commencing": pl.Date, "figure": pl.Float64, "words": pl.String}
    return pl.DataFrame(rows, schema=shape, orient="row")


def _money_axis(low: float, high: float) -> alt.Y:
    words = "'\u00a3' + format(datum.value, '.2f')"
    axis = alt.Axis(title=None, tickCount=3, labelExpr=words, grid=True, gridColor=LINE, labelColor=QUIET)
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    return alt.Y("figure:Q", title=None, axis=axis, scale=scale)


def describe_rates(rows: pl.DataFrame, name: str) -> str:
    """Each row's rate and how far it lies from the cost of care, the largest first as they are drawn."""
    known = rows.drop_nulls("mean_rate")
    if known.is_empty():
        return f"Average rate by {name}: no figures."
    told = [
        f"{who} {wording.money(rate)}{f' ({_signed(against)} against cost of care)' if against is not None else ''}"
        for who, rate, against in known.select(name, "mean_rate", "against_cost").head(15).rows()
    ]
    return f"Average rate by {name}, \u00a3 an hour: {'; '.join(told)}."
