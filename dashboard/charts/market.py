"""Who holds the market, and how concentrated it is in each zone."""

from dataclasses import replace
from typing import Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.columns import Column, text_columns
from dashboard.charts.rows import fold_names, in_percent, said, why, worded
from dashboard.charts.theme import DELIVERED
from dashboard.charts.trends import trend

BARS: Final = 2.0
"""How much of the width of the largest bar the axis has in all: the rest is for the figures."""
TOGETHER: Final = Column("together_words", "Together", wording.as_written, 0.99)
NARROW_BARS: Final = 3.0
NARROW_DATES: Final = 4
STEPS: Final = {"cr1": 1, "cr4": 4, "cr10": 10}
MEASURED: Final = (
    Column("halves", "Half held by", wording.as_written, 0.72),
    Column("effective_providers", "Effective", lambda value: wording.number(value, 1), 0.87),
    Column("hhi", "HHI", wording.number, 0.99),
)
DESIGNED: Final = (
    *(replace(column, at=at) for column, at in zip(MEASURED, (0.6, 0.745, 0.83), strict=True)),
    Column("designed", "As designed", wording.as_written, 0.99),
)
"""With what the contracts were meant to bring beside what came."""


def largest_groups(every: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """grain: rank. The groups of one place that are told, then the rest in one row without a rank.

    `every`: all groups of the place; `together` is the share of the group and of all before it, where all are told.
    """
    rest = every.join(told, on="group_name", how="anti")
    known = told["share"].null_count() == 0
    sums = [pl.when(pl.lit(known)).then(pl.col(name).sum()).alias(name) for name in ("share", "hours", "amount")]
    words = f"{len(rest)} {wording.plural(len(rest), 'other')}"
    marker = pl.lit("" if known else wording.CONFIDENTIAL).alias("marker")
    row = rest.select(*sums, marker).with_columns(pl.lit(words).alias("name"))
    shown = pl.concat([told, row.head(len(rest))], how="diagonal_relaxed")
    in_order = (pl.col("rank") == pl.int_range(1, pl.len() + 1)) | pl.col("rank").is_null()
    all_told = (pl.col("share").is_null() | ~in_order).cum_sum() == 0
    return shown.with_columns(pl.when(all_told).then(pl.col("share").cum_sum()).alias("together"))


def in_steps(place: pl.DataFrame) -> pl.DataFrame:
    """Rows as of `largest_groups` from one place's `market_concentration`: the largest, the next 3, the next 6."""
    rows: list[tuple[str, int | None, float, float]] = []
    row, last, before = place.row(0, named=True), 0, 0.0
    for column, cut in STEPS.items():
        upto = min(cut, row["providers"])
        if row[column] is not None and upto > last:
            rows.append((_step(last, upto), len(rows) + 1, row[column] - before, row[column]))
            last, before = upto, row[column]
    if (others := row["providers"] - last) > 0:
        rows.append((f"{others} {wording.plural(others, 'other')}", None, 1 - before, 1.0))
    shape = {"name": pl.String, "rank": pl.Int64, "share": pl.Float64, "together": pl.Float64}
    return pl.DataFrame(rows, schema=shape, orient="row").with_columns(pl.lit("").alias("group_name"))


def _step(last: int, upto: int) -> str:
    count = upto - last
    if last:
        return f"Next {count}"
    return "Largest" if count == 1 else f"Largest {count}"


def by_rank(groups: pl.DataFrame) -> pl.DataFrame:
    """Without names: ranks stand for them."""
    words = pl.col("rank").map_elements(
        lambda place: wording.in_sentence(wording.ranked(place)), return_dtype=pl.String
    )
    return groups.with_columns(words.alias("name"))


def share_bars(largest: pl.DataFrame, followed: str = "") -> alt.LayerChart | None:
    """Rows of `largest_groups`; the group that is followed keeps the colour, the others lose it."""
    if largest.is_empty() or largest["share"].is_null().all():
        return None
    order = largest["name"].to_list()
    is_told = followed in largest["group_name"].to_list()
    lit = pl.lit(not is_told) | (pl.col("group_name") == followed)
    rows = fold_names(largest, order, "name").with_columns(
        marks.lit(lit, DELIVERED),
        worded("together", wording.percent, "together_words").replace(wording.NOT_AVAILABLE, ""),
    )
    # All that is in the rows is sent: a group's own code would name it.
    rows = rows.select(
        "row", "rank", "share", "colour", "together_words", *(["marker"] if "marker" in rows.columns else [])
    )
    ranked, y = rows.filter(pl.col("rank").is_not_null()), marks.rows_axis(order)
    high = marks.upper(ranked["share"], BARS)
    x = marks.length("share", 0, high, marks.bare_axis())
    bars = alt.Chart(ranked.drop_nulls("share")).mark_bar(opacity=1, **marks.bar_size(len(rows)))
    drawn = bars.encode(x=x, y=y, color=alt.Color("colour:N", scale=None))
    return marks.layered(drawn, *_words(rows, high, y), *text_columns(rows, [TOGETHER], high, y))


def _words(rows: pl.DataFrame, high: float, y: alt.Y) -> list[alt.Chart]:
    """The rest has no bar: it would dwarf the largest."""
    end = pl.when(pl.col("rank").is_not_null()).then("share").fill_null(0).alias("end")
    words = said(rows, "share", wording.percent).with_columns(end.fill_null(0))
    text = marks.text_mark(words, "words", dx=7, fontWeight=600)
    return [text.encode(x=marks.length("end", 0, high, marks.bare_axis()), y=y)]


def concentration_bars(places: pl.DataFrame, chosen: str = "all") -> alt.LayerChart | None:
    """One Monday's `market_concentration`: a bar a place for the share of the largest 4, other figures beside it.

    A zone that is chosen keeps the colour, the others lose it; so does the council beside its zones.
    """
    if places["cr4"].is_null().all():
        return None
    council = pl.col("zone_id") == "all"
    in_order = places.sort(council, "cr4", "zone", descending=[False, True, False], nulls_last=True)
    order = in_order["zone"].to_list()
    lit = ~council if chosen == "all" else pl.col("zone_id") == chosen
    rows = fold_names(in_order, order).with_columns(_halves(), _designed(), marks.lit(lit, DELIVERED))
    high, y = marks.upper(rows["cr4"], NARROW_BARS), marks.rows_axis(order)
    x = marks.length("cr4", 0, high, marks.bare_axis())
    bars = alt.Chart(rows.drop_nulls("cr4")).mark_bar(opacity=1, **marks.bar_size(len(rows)))
    words = said(rows, "cr4", wording.percent).with_columns(pl.col("cr4").fill_null(0))
    end = marks.text_mark(words, "words", dx=7, fontWeight=600).encode(x=x, y=y)
    columns = MEASURED if rows["design_hhi"].is_null().all() else DESIGNED
    drawn = bars.encode(x=x, y=y, color=alt.Color("colour:N", scale=None))
    return marks.layered(drawn, end, *text_columns(rows, columns, high, y))


def _designed() -> pl.Expr:
    """The council as a whole has no design."""
    words = pl.col("design_hhi").map_elements(wording.number, return_dtype=pl.String)
    return pl.when(pl.col("zone_id") == "all").then(pl.lit("")).otherwise(words).alias("designed")


def _halves() -> pl.Expr:
    return pl.format("{} of {}", "n50", "providers").alias("halves")


def share_trend(weeks: pl.DataFrame, events: pl.DataFrame, provisional: int) -> alt.LayerChart | None:
    """`share` by week."""
    return trend(in_percent(weeks), "share", _with_sign, DELIVERED, provisional, events=events, dates=NARROW_DATES)


def _with_sign(percent: float | None) -> str:
    return f"{wording.number(percent, 1)}%"


def moves_together(moves: pl.DataFrame) -> pl.DataFrame:
    """grain: move. Without names: how many came and how many left; their hours, where those of each are told."""
    told = pl.when(pl.col("hours").is_not_null().all()).then(pl.col("hours").sum())
    sums = moves.group_by("move").agg(told, pl.len().alias("providers"), *why(moves)).sort("move")
    words = [wording.counted(count, "provider") for count in sums["providers"]]
    return sums.with_columns(pl.Series("name", words, pl.String))


def move_bars(moves: pl.DataFrame) -> alt.LayerChart | None:
    """`name, move, hours`: who came and who left, by size."""
    if moves.is_empty():
        return None
    order = moves.sort("move", "hours", "name", descending=[False, True, False], nulls_last=True)["name"].to_list()
    came = pl.col("move") == "entered"
    rows = said(fold_names(moves, order, "name"), "hours", wording.hours).with_columns(
        pl.concat_str("words", pl.when(came).then(pl.lit("came")).otherwise(pl.lit("left")), separator=", "),
        marks.lit(came, DELIVERED),
        pl.col("hours").fill_null(0),
    )
    x, y = marks.length("hours", 0, marks.upper(rows["hours"], BARS), marks.bare_axis()), marks.rows_axis(order)
    bars = alt.Chart(rows).mark_bar(opacity=1, **marks.bar_size(len(rows)))
    drawn = bars.encode(x=x, y=y, color=alt.Color("colour:N", scale=None))
    return marks.layered(drawn, marks.text_mark(rows, "words", dx=7, fontWeight=600).encode(x=x, y=y))


def describe_largest(largest: pl.DataFrame, basis: str) -> str:
    """Each group that is told with its share: "Shares of live hours: Ash Care 12.1%; ...; 31 others 44.0%"."""
    if largest.is_empty():
        return f"Shares of {basis}: no figures."
    worded = said(largest, "share", wording.percent)
    return (
        f"Shares of {basis}: {'; '.join(f'{name} {words}' for name, words in worded.select('name', 'words').rows())}."
    )


def describe_moves(moves: pl.DataFrame) -> str:
    """Each that came or left with its hours."""
    rows = said(moves, "hours", wording.hours).select("name", "words", "move").rows()
    told = "; ".join(f"{name} {words}, {'came' if move == 'entered' else 'left'}" for name, words, move in rows)
    return f"Who came and who left in 13 weeks: {told or 'nobody'}."
