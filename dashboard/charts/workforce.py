"""Who works in the market: change over the same providers, rates, and what care workers' time is used for."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.bars import Slot, shared_slot_bars, slot_bars
from dashboard.charts.rows import fold_names, said, zones_only
from dashboard.charts.theme import CONTEXT, DELIVERED, INK, QUIET, WORSE

RATE_BANDS: Final = {"Under 5%": 0.0, "5 to 10%": 0.05, "10 to 20%": 0.1, "20 to 30%": 0.2, "30% or more": 0.3}
RATES: Final = {"vacancy_rate": "Vacancies", "turnover": "Turnover", "absence": "Absence"}
STAFF_WORDS: Final = {"care_workers": "Care workers", "care_workers_wte": "Whole-time"}
USE: Final[dict[str, tuple[str, Callable[[float | None], str]]]] = {
    "council_hours": ("Council", wording.number),
    "contact_hours": ("Contact", wording.number),
    "utilisation": ("In use", partial(wording.percent, places=0)),
}
BARS_TO, FIRST, APART, NARROW = 0.45, 0.64, 0.17, 0.5


def matched_change(months: pl.DataFrame) -> alt.LayerChart | None:
    """`month_starting, change, matched_before, matched_providers`: a bar a month, the latest on top."""
    known = months.drop_nulls("change").sort("month_starting", descending=True)
    if known.is_empty():
        return None
    rows = known.with_columns(
        pl.col("month_starting").map_elements(wording.short_month, return_dtype=pl.String).alias("row"),
        pl.struct("change", "matched_before").map_elements(_grown, return_dtype=pl.String).alias("words"),
        pl.col("matched_providers").map_elements(wording.number, return_dtype=pl.String).alias("providers"),
    )
    low, high = min(0.0, *rows["change"]), max(0.0, *rows["change"])
    room = max(high - low, 1.0)
    span = (low - (room * 0.8 if low < 0 else 0), high + room * 1.1)
    return marks.layered(*_changes(rows, span), _providers(rows), *_change_heads(), _zero(span))


def _grown(row: Mapping[str, float]) -> str:
    """As "+63 (+4.0%)"."""
    share = row["change"] / row["matched_before"] if row["matched_before"] else None
    return f"{wording.signed(row['change'])}{f' ({wording.signed(share * 100, 1)}%)' if share is not None else ''}"


def _changes(rows: pl.DataFrame, span: tuple[float, float]) -> list[alt.Chart]:
    y = marks.rows_axis(rows["row"].to_list())
    x = marks.length("change", *span, marks.bare_axis())
    tone = alt.condition(alt.datum.change < 0, alt.value(WORSE), alt.value(DELIVERED))
    bars = alt.Chart(rows).mark_bar(opacity=1).encode(x=x, y=y, color=tone)
    up, down = rows.filter(pl.col("change") >= 0), rows.filter(pl.col("change") < 0)
    after = marks.text_mark(up, "words", dx=7, fontWeight=600)
    before = marks.text_mark(down, "words", dx=-7, align="right", fontWeight=600)
    return [bars, after.encode(x=x, y=y), before.encode(x=x, y=y)]


def _providers(rows: pl.DataFrame) -> alt.Chart:
    words = marks.text_mark(rows, "providers", align="right", color=QUIET)
    return words.encode(x=alt.value("width"), y=marks.rows_axis(rows["row"].to_list()))


def _change_heads() -> list[alt.Chart]:
    head = pl.DataFrame({"head": ["Providers"]})
    return [marks.text_mark(head, "head", align="right", color=QUIET, fontWeight=600).encode(
        x=alt.value("width"), y=alt.value(-14)
    )]  # fmt: skip


def _zero(span: tuple[float, float]) -> alt.Chart:
    line = alt.Chart(pl.DataFrame({"at": [0.0]})).mark_rule(color=INK, strokeWidth=2)
    drawn: alt.Chart = line.encode(x=marks.length("at", *span, marks.bare_axis()))
    return drawn


def provider_rates(staff: pl.DataFrame, order: Sequence[str], counted: str = "care_workers") -> alt.LayerChart | None:
    """`provider_name`, staff as `counted` and rates: a row a provider."""
    slots = [Slot(counted, STAFF_WORDS[counted], wording.number)]
    returned = {column: words for column, words in RATES.items() if staff[column].count()}
    slots += [Slot(column, words, wording.percent, CONTEXT) for column, words in returned.items()]
    return slot_bars(staff, "provider_name", order, slots, NARROW)


def rate_bands(staff: pl.DataFrame) -> pl.DataFrame:
    """grain: band. How many providers lie in it, by rate; names no provider."""
    bands = list(RATE_BANDS)
    counts = [
        pl.Series(column, [_in_band(staff[column], at) for at in range(len(bands))], dtype=pl.Int64) for column in RATES
    ]
    return pl.DataFrame({"band": bands}).with_columns(counts)


def _in_band(rates: pl.Series, at: int) -> int:
    edges = [*RATE_BANDS.values(), float("inf")]
    return int(((rates >= edges[at]) & (rates < edges[at + 1])).sum())


def rate_band_bars(bands: pl.DataFrame) -> alt.LayerChart | None:
    """Rows of `rate_bands`."""
    if not bands.select(pl.sum_horizontal(pl.col(*RATES).sum())).item():
        return None
    slots = [Slot(column, words, wording.number) for column, words in RATES.items()]
    return shared_slot_bars(bands, "band", bands["band"].to_list(), slots)


def staff_mix(figures: pl.DataFrame, words: Mapping[str, str]) -> alt.LayerChart | None:
    """`figure, figure_now, providers`: shares of care workers by their screen words, and who returned them."""
    rows = figures.filter(pl.col("figure").is_in(list(words))).with_columns(pl.col("figure").replace(dict(words)))
    slots = [
        Slot("figure_now", "Share of care workers", wording.percent),
        Slot("providers", "Providers that say", wording.number, CONTEXT),
    ]
    known = rows.filter(pl.col("providers") > 0)
    return slot_bars(known, "figure", [name for name in words.values() if name in known["figure"].to_list()], slots)


def describe_mix(figures: pl.DataFrame, words: Mapping[str, str]) -> str:
    """The same in words: "Of care workers: drivers 73.8% (133 providers)"."""
    known = figures.filter(pl.col("figure").is_in(list(words)), pl.col("providers") > 0)
    told = [
        f"{words[name].lower()} {wording.percent(share)} ({wording.providers(count)})"
        for name, share, count in known.select("figure", "figure_now", "providers").rows()
    ]
    return f"Of care workers: {'; '.join(told) or 'nothing returned'}."


def hours_in_use(use: pl.DataFrame, order: Sequence[str]) -> alt.LayerChart | None:
    """`zone, contact_hours, council_hours, utilisation`: the council's part of the hours there are, by zone."""
    rows = fold_names(zones_only(use), order)
    if rows["contact_hours"].is_null().all():
        return None
    high = marks.upper(rows.select(pl.max_horizontal("contact_hours", "council_hours")).to_series(), 1 / BARS_TO)
    y = marks.rows_axis(order)
    x, council = (marks.length(name, 0, high, marks.bare_axis()) for name in ("contact_hours", "council_hours"))
    base = alt.Chart(rows)
    there = base.mark_bar(color=CONTEXT, opacity=0.55).encode(x=x, y=y)
    used = base.mark_bar(color=DELIVERED, opacity=1, height={"band": 0.5}).encode(x=council, y=y)
    return marks.layered(there, used, *_use_words(rows, high, y), _use_heads(high))


def recruit_bars(needed: pl.DataFrame, order: Sequence[str]) -> alt.LayerChart | None:
    """`zone, care_workers_needed, council_workers, to_recruit` of one week to come, by zone."""
    slots = [
        Slot("care_workers_needed", "Needed", wording.number),
        Slot("council_workers", "Council's now", wording.number, CONTEXT),
        Slot("to_recruit", "To recruit", wording.number, WORSE),
    ]
    return slot_bars(zones_only(needed), "zone", order, slots)


def _use_words(rows: pl.DataFrame, high: float, y: alt.Y) -> list[alt.Chart]:
    layers = []
    for at, (column, (_, say)) in enumerate(USE.items()):
        worded = said(rows, column, say).with_columns(pl.lit(_column(at, high)).alias("at"))
        text = marks.text_mark(worded, "words", align="right", fontWeight=600)
        layers.append(text.encode(x=marks.length("at", 0, high, marks.bare_axis()), y=y))
    return layers


def _column(at: int, high: float) -> float:
    return high * (FIRST + APART * at)


def _use_heads(high: float) -> alt.Chart:
    heads = pl.DataFrame(
        {"at": [_column(at, high) for at in range(len(USE))], "head": [words for words, _ in USE.values()]}
    )
    text = marks.text_mark(heads, "head", align="right", color=QUIET, fontWeight=600)
    return text.encode(x=marks.length("at", 0, high, marks.bare_axis()), y=alt.value(-14))
