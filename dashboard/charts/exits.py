"""If a provider stopped: every group by the hours that nobody has room for, and where one group's would be left."""

from collections.abc import Sequence
from typing import Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.bars import Slot, shared_slot_bars
from dashboard.charts.columns import Column, text_columns
from dashboard.charts.rows import fold_names, ranked, said
from dashboard.charts.theme import DELIVERED, WORSE

WIDE: Final = 3.6
_LEFT: Final = "left_"


def transferring(share: float) -> str:
    """As "50% move"."""
    return "Nobody moves" if not share else f"{wording.percent(share, 0)} move"


def exit_shares(exits: pl.DataFrame) -> dict[str, str]:
    """Columns of `exit_rows` with hours left, the fewest staff first, and the words above them."""
    shares = sorted(exits["staff_transferring"].unique().to_list())
    return {f"{_LEFT}{share:g}": transferring(share) for share in shares}


def exit_rows(exits: pl.DataFrame) -> pl.DataFrame:
    """grain: group_name. `left_<share>` are hours left for each share of staff, `weeks_to_resource` of the fewest."""
    first = exits.filter(pl.col("staff_transferring") == exits["staff_transferring"].min())
    left = [
        exits.filter(pl.col("staff_transferring") == share).select("group_name", pl.col("unplaced_hours").alias(name))
        for name, share in zip(exit_shares(exits), sorted(exits["staff_transferring"].unique()), strict=True)
    ]
    rows = first.drop("staff_transferring", "unplaced_hours", "absorbable_hours").sort("rank")
    for part in left:
        rows = rows.join(part, on="group_name", how="left", maintain_order="left")
    flag = pl.when(pl.col("oversight_flag")).then(pl.lit("Yes")).otherwise(pl.lit(""))
    return rows.with_columns(flag.alias("oversight"))


def exit_bars(rows: pl.DataFrame, left: dict[str, str], chosen: Sequence[str]) -> alt.LayerChart | None:
    """Rows of `exit_rows` with a `name`: a bar for the hours left where the fewest staff move; `chosen` keep colour."""
    first, *others = left
    if rows.is_empty() or rows[first].is_null().all():
        return None
    order = rows["name"].to_list()
    # All that is in the rows is sent: a group's own code would name it.
    shown = fold_names(rows, order, "name").with_columns(marks.lit(pl.col("group_name").is_in(list(chosen)), WORSE))
    named, y = shown.drop("group_name", "name", "zone_id", strict=False), marks.rows_axis(order)
    high = marks.upper(named[first], WIDE)
    x = marks.length(first, 0, high, marks.bare_axis())
    bars = alt.Chart(named.drop_nulls(first)).mark_bar(opacity=1, **marks.bar_size(len(named)))
    drawn = bars.encode(x=x, y=y, color=alt.Color("colour:N", scale=None))
    words = said(named, first, wording.number).with_columns(pl.col(first).fill_null(0))
    text = marks.text_mark(words, "words", dx=7, fontWeight=600).encode(x=x, y=y)
    return marks.layered(drawn, text, *text_columns(named, _columns(others, left, named), high, y))


def _columns(others: Sequence[str], left: dict[str, str], rows: pl.DataFrame) -> list[Column]:
    counted = [
        *((name, left[name], wording.number) for name in others),
        ("hours", "Hours now", wording.number),
        ("people", "People", wording.number),
        ("weeks_to_resource", "Weeks", lambda weeks: wording.number(weeks, 1)),
        ("oversight", "Oversight", wording.as_written),
    ]
    known = [each for each in counted if rows[each[0]].is_not_null().any()]
    return [Column(name, head, say, 1 - (len(known) - 1 - at) * 0.115) for at, (name, head, say) in enumerate(known)]


def exit_zone_bars(zones: pl.DataFrame) -> alt.LayerChart | None:
    """Zones of what stops: hours now, and those left for each share of staff; bars compare by length."""
    if zones.is_empty():
        return None
    rows, left = exit_rows(zones.with_columns(group_name="zone_id", rank=1)), exit_shares(zones)
    slots = [
        Slot("hours", "Hours now", wording.number, DELIVERED),
        *(Slot(name, words, wording.number, WORSE) for name, words in left.items()),
    ]
    return shared_slot_bars(rows, "zone", ranked(rows, next(iter(left))), slots)
