"""How every page of figures starts: the census it shows, or what is missing before it can show any."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import altair as alt
import polars as pl
import streamlit as st

from dashboard import cached, charts, components, filters, wording
from dashboard.charts.theme import BETTER, MEETING_TEXT, QUIET, WORSE
from dashboard.measures.record import Measure

SPARK_WEEKS = 13
SPARK_COLOURS = {"worse": WORSE, "better": BETTER, "level": QUIET}

WITHHELD = "Withheld"
HOW_TO_LOAD = "Choose Data, then Load an extract."
NEEDED = {
    "shortfall_hours": ("waiting_list", "capacity"), "gap_hours": ("waiting_list", "capacity"),
    "coverage": ("waiting_list", "capacity"), "demand_hours": ("waiting_list",), "spare_hours": ("capacity",),
}  # fmt: skip
"""By column, where a measure's sources are more than it cannot do without: live hours come from either of two."""
EITHER = frozenset({"commissioned_hours", "payments"})
"""Sources that stand in for others."""


@dataclass(frozen=True)
class Census:
    """The Monday a page shows, the one before, and how far its sources can be trusted."""

    monday: date
    before: date
    as_at: date
    late: tuple[str, ...]


def census(page: str, *tables: str, needs: tuple[str, ...], of: frozenset[str] | None = None) -> Census:
    """The census that the page's tables share; `of` are the kinds of extract shown, where not all of the tables'.

    Where none of the extracts in `needs` is loaded, the page says so and stops.
    """
    kinds = cached.behind(*tables) if of is None else of
    monday, as_at = cached.census(kinds), cached.as_at(kinds)
    if monday is None or as_at is None or not any(map(cached.loaded, needs)):
        components.title(page)
        without(page, needs[0])
        st.stop()
    return Census(monday, monday - cached.WEEK, as_at, tuple(cached.late(kinds)))


def needs_all(page: str, *kinds: str) -> None:
    """Where one of the extracts is not loaded, the page says so and stops."""
    if missing := lacking(*kinds):
        components.title(page)
        without(page, *missing)
        st.stop()


def without(what: str, *kinds: str) -> None:
    """Which extracts would fill a place that is empty."""
    names, extracts = wording.kinds(kinds), wording.plural(len(kinds), "extract")
    # After a colon the words serve one thing and several: "Prices: needs the packages extract".
    it = wording.plural(len(kinds), "It is", "They are")
    components.empty_state(f"{what}: needs the {names} {extracts}", f"{it} not loaded yet. {HOW_TO_LOAD}")


def unless_hidden(rows: pl.DataFrame) -> pl.DataFrame:
    """A zone's rows that cannot be shown where others see the screen: zones beside their sum give small parts away."""
    return rows.clear() if hidden() else rows


def hidden() -> bool:
    """Whether a zone is chosen where others see the screen."""
    return cached.shared() and not cached.whole()


def council_only(what: str) -> bool:
    """Whether a panel must stay empty on this screen; it then says why."""
    if not hidden():
        return False
    components.empty_state(f"{what}: for the whole council only", "In a zone it can tell of fewer than five people.")
    return True


def lacking(*kinds: str) -> list[str]:
    """Those of the kinds that no load of this store holds."""
    return [kind for kind in kinds if not cached.loaded(kind)]


def beside(weights: Sequence[int], parts: Sequence[Callable[[int], None]], height: int) -> None:
    """Parts of a page side by side, their charts of one height."""
    for column, draw in zip(st.columns(weights), parts, strict=True):
        with column:
            draw(height)


@dataclass(frozen=True)
class Row:
    """Panels side by side, and what the switch between rows calls them."""

    words: str
    weights: Sequence[int]
    parts: Sequence[Callable[[int], None]]


def in_turn(page: str, rows: Mapping[str, Row], height: int, foot: Callable[[], None]) -> None:
    """Rows one at a time, for a meeting has room for one; which, is chosen at the foot and stands in the address."""
    place = st.container()
    with st.container(horizontal=True, vertical_alignment="center"):
        names = {name: row.words for name, row in rows.items()}
        chosen = rows[filters.switch(filters.Filter(f"{page}_part", "Part", names), next(iter(rows)))]
        foot()
    with place:
        beside(chosen.weights, chosen.parts, height)


def show(
    key: str,
    chart: Callable[[], alt.LayerChart | None],
    words: Callable[[], str],
    height: int,
    *,
    right: int = 4,
    of: str = "",
) -> None:
    """A chart and its alternative in words, worked out once for a version and its filters and then only sent."""
    factor = MEETING_TEXT if cached.shared() else 1
    spec, said = cached.kept(key, of, lambda: (charts.finished(chart, right, factor), words()))
    components.show(spec, said, key, height)


def headline(page: str, finding: str, at: Census, note: str = "") -> None:
    """The finding as the title, and the line that says how far to trust it."""
    components.title(finding)
    shown = "" if cached.view().week is None else f"Shown: the week of {wording.long_date(at.monday)}."
    told = " ".join(each for each in (note, shown, filters.ignored()) if each)
    components.as_at_line(page, at.as_at, at.before, at.late, told)


def tiles(measures: Sequence[Measure], rows: pl.DataFrame, at: Census, of: str = "") -> None:
    """A tile a measure from one place's weekly rows: now, the change since the last meeting, 13 weeks as a line."""
    key = " ".join(measure.name for measure in measures)
    drawn = cached.kept(key, of, lambda: [tile(measure, rows, at) for measure in measures])
    components.tile_row(drawn)


def _recent(rows: pl.DataFrame, at: Census) -> pl.DataFrame:
    first = at.monday - (SPARK_WEEKS - 1) * cached.WEEK
    return rows.filter(pl.col("week_commencing").is_between(first, at.monday)).sort("week_commencing")


def tile(measure: Measure, rows: pl.DataFrame, at: Census) -> str:
    """One tile from one place's weekly rows, as HTML for `components.tile_row`."""
    weeks = _recent(rows, at)
    now, before = (_figure(measure, weeks, monday) for monday in (at.monday, at.before))
    change = now - before if now is not None and before is not None else None
    line = charts.spark(weeks[measure.column].to_list(), SPARK_COLOURS[measure.judged(change or 0)])
    value = _reason(weeks, at) if now is None else now
    below = _needed(measure) if value is None else WITHHELD if value == wording.CONFIDENTIAL else ""
    return components.tile(measure, value, change=change, than=at.before, spark=line, below=below)


def _needed(measure: Measure) -> str:
    """What stands in place of the change where an extract that would give the figure is missing."""
    missing = lacking(*needed(measure))
    return f"Needs {wording.kinds(missing)}" if missing else ""


def needed(measure: Measure) -> tuple[str, ...]:
    """Kinds of extract that a measure cannot do without; of several that can each give it the first."""
    if measure.column in NEEDED:
        return NEEDED[measure.column]
    sources = tuple(kind for kind in measure.source if kind != "providers") or measure.source
    return sources[:1] if EITHER & set(sources) else sources


def _reason(weeks: pl.DataFrame, at: Census) -> str | None:
    """[c] where the figure is withheld; None where there is none."""
    row = cached.week_of(weeks, at.monday)
    return (row["marker"].item() or None) if "marker" in row.columns and row.height == 1 else None


def _figure(measure: Measure, weeks: pl.DataFrame, monday: date) -> float | None:
    row = cached.week_of(weeks, monday)
    return row[measure.column].item() if row.height == 1 else None
