"""If providers stopped, as pages show it: every group by what would be left, and the one or two that are chosen."""

from datetime import date
from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st

from dashboard import disclosure, wording
from dashboard.cached.chosen import ALL, in_place, names_providers, shared
from dashboard.cached.council import settings
from dashboard.cached.tables import group_names, kept, table, version, with_names
from dashboard.planning import exits

NOBODY: Final = "none"
OFFERED: Final = 10
_OWN: Final = ["exit_exposure", "exit_offers", "settings", "sourcing_rate"]
_HELD: Final = ["zone_id", "people", "packages", "double_handed_packages"]


def monday() -> date | None:
    """The census that the figures are of: the last one; None where no provider's hours are known."""
    known = table("provider_totals", version()).filter(pl.col("hours").is_not_null())
    return known["week_commencing"].max() if len(table("provider_exit", version())) else None  # type: ignore[return-value]


def pace() -> str:
    """What weeks are reckoned at: "at 549 hours a week"."""
    known = table("sourcing_rate", version())["hours_a_week"].drop_nulls()
    return f"at {wording.hours(known[0])} a week" if len(known) else "None were placed in 13 weeks"


def groups() -> pl.DataFrame:
    """Every group of the chosen place, for each share of staff, as this screen may show it; `rank` 1 leaves most."""
    return in_place(_told(version()) if shared() else _places(version()))


def groups_leaving() -> pl.DataFrame:
    """The same as it may leave the analyst's screen."""
    return in_place(_told(version()))


def options() -> dict[str, str]:
    """Codes and names of the groups to choose from; where none may be named, ranks of the first few."""
    first = _whole(groups()).filter(pl.col("hours").is_not_null()).sort("rank")
    if names_providers():
        names = {group: group_names().get(group, group) for group in first["group_name"].to_list()}
        return dict(sorted(names.items(), key=lambda named: (named[1].lower(), named[0])))
    return {str(rank): f"{by_rank(rank)} hours left" for rank in first["rank"].head(OFFERED).to_list()}


def by_rank(rank: int) -> str:
    """As "Most" or "2nd most"."""
    return "Most" if rank == 1 else f"{wording.ordinal(rank)} most"


def first_option() -> str:
    """The code of the group that would leave most."""
    first = _whole(groups()).sort("rank").head(1)
    codes = first["group_name"].to_list() if names_providers() else [str(rank) for rank in first["rank"].to_list()]
    return codes[0] if codes and codes[0] in options() else next(iter(options()), "")


def chosen(codes: tuple[str, ...]) -> pl.DataFrame:
    """grain: zone_id, staff_transferring. The groups that stop together, by zone and in all (`all`)."""
    return kept("exit_chosen", repr(codes), lambda: _chosen(codes, _told(version()) if shared() else None))


def chosen_leaving(codes: tuple[str, ...]) -> pl.DataFrame:
    """The same as it may leave the analyst's screen."""
    return kept("exit_chosen_leaving", repr(codes), lambda: _chosen(codes, _told(version())))


def _chosen(codes: tuple[str, ...], told: pl.DataFrame | None) -> pl.DataFrame:
    named = keys(codes)
    if len(named) == 1:
        every = _places(version()) if told is None else told
        return every.filter(pl.col("group_name") == named[0])
    rows = _together(version(), tuple(sorted(named)))
    if told is None:
        return rows
    mine = told.filter(pl.col("group_name").is_in(named))
    return disclosure.leaving_together(rows, mine, settings().small_count)


def figure(rows: pl.DataFrame, column: str) -> float | str | None:
    """Of one row; [c] where it is withheld."""
    if rows.is_empty():
        return None
    value: float | None = rows[column][0]
    return (rows["marker"][0] or None) if value is None and "marker" in rows.columns else value


def keys(codes: tuple[str, ...]) -> list[str]:
    """The groups that codes stand for: never to be sent where ranks stand for names."""
    if names_providers():
        return list(codes)
    ranked = dict(_whole(groups()).select(pl.col("rank").cast(pl.String), "group_name").rows())
    return [ranked[code] for code in codes if code in ranked]


def _whole(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a group: that in which nobody moves, or the fewest."""
    return rows.filter(pl.col("staff_transferring") == pl.col("staff_transferring").min())


@st.cache_resource(max_entries=4, show_spinner=False)
def _places(live: Path) -> pl.DataFrame:
    council = table("provider_exit", live).with_columns(pl.lit(ALL).alias("zone_id"))
    held = table("exit_exposure", live).select("group_name", *_HELD, "oversight_flag")
    zones = table("provider_exit_zones", live).join(held, on=["group_name", "zone_id"], how="left")
    every = pl.concat([council, zones], how="diagonal_relaxed")
    place = pl.struct(-pl.col("unplaced_hours"), -pl.col("hours"), "group_name").rank("ordinal")
    return with_names(every.with_columns(place.over("zone_id", "staff_transferring").alias("rank")), live)


@st.cache_resource(max_entries=4, show_spinner=False)
def _told(live: Path) -> pl.DataFrame:
    return disclosure.leaving_exits(_places(live), settings().small_count)


@st.cache_resource(max_entries=64, show_spinner=False)
def _together(live: Path, named: tuple[str, ...]) -> pl.DataFrame:
    """Two groups take a programme of their own: about 20 ms, against a table of every pair."""
    rows = {name: table(name, live) for name in _OWN}
    council, zones = exits.together(rows, named, table("exit_overlaps", live))
    every = pl.concat([council.with_columns(pl.lit(ALL).alias("zone_id")), zones], how="diagonal_relaxed")
    return with_names(every.with_columns(pl.lit("").alias("marker")), live)
