"""Actual against design: what contracted roles took of new work, zone by zone, and where every slot is filled."""

from typing import Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.bars import Slot, shared_slot_bars
from dashboard.charts.columns import Column, text_columns
from dashboard.charts.rows import fold_names, said
from dashboard.charts.theme import DELIVERED, INK, WORSE

WIDE: Final = 3.0
LABEL: Final = 0.1
"""What the words after a bar take of the axis, at most."""
BY_ROLE: Final = (
    Column("designed", "As designed", wording.as_written, 0.57),
    Column("live_share", "Live hours", wording.percent, 0.735),
    Column("filled", "Filled", wording.as_written, 0.875),
    Column("short", "Short", wording.as_written, 0.99),
)
BY_ZONE: Final = (
    Column("filled", "Slots filled", wording.as_written, 0.74),
    Column("headroom", "Headroom", wording.signed, 0.99),
)


def role_bars(roles: pl.DataFrame) -> alt.LayerChart | None:
    """Rows of `by_role`: a bar for the share of new people's hours, a line at the share as designed."""
    if roles.is_empty() or (roles["new_share"].is_null().all() and roles["live_share"].is_null().all()):
        return None
    order = roles["name"].to_list()
    rows, y = fold_names(roles, order, "name").with_columns(_blank_where_none()), marks.rows_axis(order)
    high = marks.upper(pl.concat([rows["new_share"], rows["expected_share"]]), WIDE)
    x = marks.length("new_share", 0, high, marks.bare_axis())
    bars = alt.Chart(rows.drop_nulls("new_share")).mark_bar(opacity=1, color=DELIVERED, **marks.bar_size(len(rows)))
    ticks = alt.Chart(rows.drop_nulls("expected_share")).mark_tick(color=INK, thickness=3, opacity=1)
    designed = ticks.encode(x=marks.length("expected_share", 0, high, marks.bare_axis()), y=y)
    return marks.layered(bars.encode(x=x, y=y), designed, _ends(rows, high, y), *text_columns(rows, BY_ROLE, high, y))


def _blank_where_none() -> list[pl.Expr]:
    """A role without a share in the design has nothing to fall short of."""
    has = pl.col("expected_share").is_not_null()
    share = pl.col("expected_share").map_elements(wording.percent, return_dtype=pl.String)
    short = pl.col("new_hours_short").map_elements(wording.number, return_dtype=pl.String)
    return [
        pl.when(has).then(share).otherwise(pl.lit("")).alias("designed"),
        pl.when(has).then(short).otherwise(pl.lit("")).alias("short"),
    ]


def _ends(rows: pl.DataFrame, high: float, y: alt.Y) -> alt.Chart:
    """After the bar, or after the line where that would stand in the words."""
    bar, line = pl.col("new_share").fill_null(0), pl.col("expected_share")
    meets = (line >= bar) & (line < bar + high * LABEL)
    words = said(rows, "new_share", wording.percent).with_columns(pl.when(meets).then(line).otherwise(bar).alias("end"))
    text = marks.text_mark(words, "words", dx=9, fontWeight=600)
    drawn: alt.Chart = text.encode(x=marks.length("end", 0, high, marks.bare_axis()), y=y)
    return drawn


def short_bars(zones: pl.DataFrame, chosen: str = "all") -> alt.LayerChart | None:
    """Rows of `by_zone`; a zone that is chosen keeps the colour, the others lose it."""
    if zones.is_empty() or zones["new_hours_short"].is_null().all():
        return None
    order = zones["zone"].to_list()
    lit = pl.lit(chosen == "all") | (pl.col("zone_id") == chosen)
    rows, y = fold_names(zones, order).with_columns(marks.lit(lit, WORSE)), marks.rows_axis(order)
    high = marks.upper(rows["new_hours_short"], WIDE)
    x = marks.length("new_hours_short", 0, high, marks.bare_axis())
    bars = alt.Chart(rows.drop_nulls("new_hours_short")).mark_bar(opacity=1, **marks.bar_size(len(rows)))
    drawn = bars.encode(x=x, y=y, color=alt.Color("colour:N", scale=None))
    words = said(rows, "new_hours_short", wording.hours).with_columns(pl.col("new_hours_short").fill_null(0))
    text = marks.text_mark(words, "words", dx=7, fontWeight=600).encode(x=x, y=y)
    columns = [each for each in BY_ZONE if rows[each.column].is_not_null().any()]
    return marks.layered(drawn, text, *text_columns(rows, columns, high, y))


def uptake_bars(uptake: pl.DataFrame) -> alt.LayerChart | None:
    """Rows of `uptake_rows`."""
    measured = {"13_weeks": "Over 13 weeks", "since_start": "Since contracts began"}
    slots = [Slot(column, words, wording.percent) for column, words in measured.items() if column in uptake.columns]
    return shared_slot_bars(uptake, "name", uptake["name"].to_list(), slots) if slots else None


def describe_roles(roles: pl.DataFrame) -> str:
    """Each role's share of new people's hours beside its share as designed."""
    rows = said(roles, "new_share", wording.percent).select("name", "words", "expected_share").rows()
    told = "; ".join(f"{name} {share}{_meant(meant)}" for name, share, meant in rows)
    return f"Share of new people's hours by role: {told or 'no figures'}."


def _meant(share: float | None) -> str:
    return "" if share is None else f" of {wording.percent(share)} as designed"


def describe_uptake(uptake: pl.DataFrame) -> str:
    told = [
        f"{row['name']}, {words} {wording.percent(row[column])}"
        for row in uptake.iter_rows(named=True)
        for column, words in (("13_weeks", "13 weeks"), ("since_start", "since the contracts began"))
        if column in row
    ]
    return f"Contracted providers' share of new people's hours: {'; '.join(told) or 'no figures'}."
