"""Tables of the live version, kept by version: an old one is never shown."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

import polars as pl
import streamlit as st

from dashboard import marts
from dashboard.cached.chosen import ALL, shared, view

Built = TypeVar("Built")
YEAR = timedelta(weeks=52)


def version() -> Path:
    """The live version, asked afresh at every run so that no page shows an old one.

    Raises NothingPublishedError before the first load.
    """
    return marts.live_version()


def anything_published() -> bool:
    """Whether there is a version to show."""
    try:
        version()
    except marts.NothingPublishedError:
        return False
    return True


@st.cache_resource(max_entries=200, show_spinner=False)
def table(name: str, live: Path) -> pl.DataFrame:
    """A table of one version as it was built."""
    return marts.read(name, live)


def mart(name: str) -> pl.DataFrame:
    """A table of the live version with the zone's name as `zone`, in the order of its grain."""
    return named(name, version())


@st.cache_resource(max_entries=200, show_spinner=False)
def named(name: str, live: Path) -> pl.DataFrame:
    """A table of one version with the zone's name as `zone`."""
    rows = table(name, live)
    return rows if "zone_id" not in rows.columns or name == "zones" else with_names(rows, live)


def with_names(rows: pl.DataFrame, live: Path) -> pl.DataFrame:
    """Rows of zones with each zone's name as `zone`; the council's own is `Council`."""
    names = table("zones", live).select("zone_id", pl.col("zone_name").alias("zone"))
    whole = pl.DataFrame({"zone_id": [ALL], "zone": ["Council"]})
    named_rows = rows.join(pl.concat([names, whole]), on="zone_id", how="left", maintain_order="left")
    # A zone that monthly returns alone name is in no list of zones: its code is its name.
    return named_rows.with_columns(pl.coalesce("zone", "zone_id").alias("zone"))


def provider_names() -> dict[str, str]:
    """The name of each provider that any extract holds, by its code, in the order of names."""
    return _provider_names(version())


@st.cache_resource(max_entries=4, show_spinner=False)
def _provider_names(live: Path) -> dict[str, str]:
    listed = table("provider_names", live).sort("provider_name", "provider_id")
    # Two of one name would stand in one row of a chart.
    coded = pl.format("{} ({})", "provider_name", "provider_id")
    names = listed.with_columns(pl.when(pl.col("provider_name").is_unique()).then("provider_name").otherwise(coded))
    return dict(names.select("provider_id", "provider_name").rows())


def group_names() -> dict[str, str]:
    """The name of each provider group that holds live hours in the last year, by its key, in the order of names."""
    return _group_names(version())


@st.cache_resource(max_entries=4, show_spinner=False)
def _group_names(live: Path) -> dict[str, str]:
    shares = table("market_shares", live).filter(pl.col("basis") == "live")
    last = shares["week_commencing"].max()
    if not isinstance(last, date):
        return {}
    keys = shares.filter(pl.col("week_commencing") > last - YEAR)["group_name"].unique().to_list()
    names = names_on(live, last)
    return dict(sorted(((key, names.get(key, key)) for key in keys), key=lambda named: (named[1].lower(), named[0])))


@st.cache_resource(max_entries=100, show_spinner=False)
def names_on(live: Path, monday: date) -> dict[str, str]:
    """Names of the groups that go by a provider's id: those of the Monday, else the last that any extract tells."""
    standing = table("provider_standing", live).filter(pl.col("week_commencing") == monday)
    coded = pl.format("{} ({})", "provider_name", "provider_id")
    own = pl.when(pl.col("provider_name").is_unique()).then("provider_name").otherwise(coded)
    return {**_provider_names(live), **dict(standing.select("provider_id", own).rows())}


def loaded(kind: str) -> bool:
    """Whether any extract of a kind is in the live version."""
    return kind in mart("sources")["kind"].to_list()


def kept(key: str, of: str, build: Callable[[], Built]) -> Built:
    """What `build` makes, made once for a version, its filters and who sees the screen; `of` is a page's own filter.

    A key belongs to one place on one page. Frames are never arguments: the cache would take two for one.
    """
    place: tuple[str | bool, ...] = (key, of, *view().key, shared())
    built: Built = _kept(place, version(), build)
    return built


@st.cache_resource(max_entries=1000, show_spinner=False)
def _kept(place: tuple[str | bool, ...], live: Path, _build: Callable[[], Any]) -> Any:  # noqa: ARG001  the cache's key
    return _build()
