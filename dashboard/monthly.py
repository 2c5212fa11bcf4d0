"""How a page of monthly returns starts: the month it shows, and who has not returned it yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st

from dashboard import cached, components, filters, opening, wording
from dashboard.measures.record import Measure

YEAR = 12
NAMED = 2


@dataclass(frozen=True)
class Returns:
    """`providers` returned the month; those `awaited` returned one of the twelve before and not this one."""

    month: date
    providers: int
    awaited: tuple[str, ...]
    late: bool

    @property
    def expected(self) -> int:
        return self.providers + len(self.awaited)


def latest(page: str, returned: pl.DataFrame, kind: str) -> Returns:
    """The last month of `month_starting, provider_id` on or before the week chosen; without one the page stops."""
    as_at = cached.as_at(frozenset({kind}))
    if as_at is None:
        components.title(page)
        opening.without(page, kind)
        st.stop()
    months = returned["month_starting"]
    month = months.filter(months <= (cached.view().week or as_at)).max()
    if not isinstance(month, date):
        components.title(page)
        components.empty_state("No provider has returned this place by this week", _since(months))
        st.stop()
    return _returns(month, returned)


def _since(months: pl.Series) -> str:
    first = months.min()
    return f"The first month returned is {wording.month(first)}." if isinstance(first, date) else "Choose all zones."


def _returns(month: date, returned: pl.DataFrame) -> Returns:
    now = of_month(returned, month)["provider_id"]
    year = last_months(returned, month)["provider_id"].unique()
    awaited = year.filter(~year.is_in(now.implode())).sort()
    late = cached.view().week is None and month < _due()
    return Returns(month, now.n_unique(), tuple(awaited.to_list()), late)


def _due() -> date:
    """The last month that is over: the newest of all sources says what day it is."""
    newest = cached.mart("sources").filter(pl.col("sets_as_at"))["as_at"].dt.month_start().max()
    return months_before(newest, 1)  # type: ignore[arg-type]


def months_before(month: date, count: int) -> date:
    years, place = divmod(month.year * YEAR + month.month - 1 - count, YEAR)
    return date(years, place + 1, 1)


def of_month(rows: pl.DataFrame, month: date) -> pl.DataFrame:
    """The rows of one month."""
    return rows.filter(pl.col("month_starting") == month)


def last_months(rows: pl.DataFrame, month: date, count: int = YEAR + 1) -> pl.DataFrame:
    """The rows of so many months up to one."""
    return rows.filter(pl.col("month_starting").is_between(months_before(month, count - 1), month))


def headline(page: str, finding: str, at: Returns, names: dict[str, str]) -> None:
    """The finding as the title, and the line that says how far to trust it."""
    components.title(finding)
    shown = "" if cached.view().week is None else "The latest month on or before the week chosen."
    note = f"{shown} {filters.ignored()}".strip()
    components.returns_line(page, at.month, (at.providers, at.expected), _missing(at, names), note)


def _missing(at: Returns, names: dict[str, str]) -> str:
    """Who is awaited: by name only where names may stand beside figures, and only a few."""
    if at.late:
        return f"Late: nothing is returned since {wording.month(at.month)}"
    if not at.awaited:
        return ""
    named = cached.names_providers() and len(at.awaited) <= NAMED
    who = wording.listed([names.get(code, code) for code in at.awaited])
    return f"Not in yet: {who if named else wording.providers(len(at.awaited))}"


def tiles(measures: Sequence[Measure], figures: pl.DataFrame) -> None:
    """A tile a measure from one month's and place's figures; each change is over the same providers."""
    key = " ".join(measure.name for measure in measures)
    components.tile_row(cached.kept(key, "", lambda: [_tile(measure, figures) for measure in measures]))


def _tile(measure: Measure, figures: pl.DataFrame) -> str:
    found = figures.filter(pl.col("figure") == measure.column)
    row = found.row(0, named=True) if len(found) else dict.fromkeys(("figure_now", "change", "matched_providers"))
    beside = wording.providers(row["matched_providers"])
    return components.tile(measure, row["figure_now"], change=row["change"], beside=beside)
