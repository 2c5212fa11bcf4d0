"""Packages one by one: by team and source, large, double-handed, short-visited, and long without a review."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts.bars import Slot, category_bars, shared_slot_bars, slot_bars
from dashboard.charts.grids import DELIVERED_STEPS, grid
from dashboard.charts.theme import CONTEXT, DELIVERED, WORSE

LARGE_BANDS: Final = ("20-<30", "30-<40", "40-<60", "60+")
SOURCES: Final = {
    "hospital": "hospital",
    "community": "own home",
    "reablement": "reablement",
    "handback": "a handback",
    "transfer": "another provider",
    "review": "a review",
}
_ONE_PLACE: Final = partial(wording.number, places=1)
_NO_PLACES: Final = partial(wording.percent, places=0)
_ONE_PERCENT: Final = partial(wording.percent, places=1)


def split_bars(parts: pl.DataFrame) -> alt.LayerChart | None:
    """One place's rows of `package_splits`, by team or by source."""
    slots = [
        Slot("packages", "Packages", wording.number),
        Slot("mean_hours", "Mean hours", _ONE_PLACE),
        Slot("small_share", "Under 5 hours", _NO_PLACES, CONTEXT),
    ]
    return _by_name(parts.filter(pl.col("part") != "all"), "part", slots)


def review_bars(teams: pl.DataFrame) -> alt.LayerChart | None:
    """One place's rows of `reviews_due`."""
    rows = teams.filter(pl.col("team") != "all")
    slots = [
        Slot("due_packages", "Not reviewed", wording.number, WORSE),
        Slot("blank_packages", "No date", wording.number, CONTEXT),
        Slot("due_share", "Of its packages", _ONE_PERCENT),
    ]
    return _by_name(rows, "team", [slot for slot in slots if rows[slot.column].count()] or slots)


def bought_bars(teams: pl.DataFrame) -> alt.LayerChart | None:
    """`team, new_packages, before, largest_share`."""
    slots = [
        Slot("new_packages", "12 months", wording.number),
        Slot("before", "12 before", wording.number, CONTEXT),
        Slot("largest_share", "With one provider", _NO_PLACES),
    ]
    return _by_name(teams, "team", slots)


def _by_name(rows: pl.DataFrame, name: str, slots: list[Slot]) -> alt.LayerChart | None:
    if rows.is_empty():
        return None
    return category_bars(rows, name, {**SOURCES, "not_stated": "not stated"}, slots)


def large_grid(large: pl.DataFrame, order: Sequence[str]) -> alt.LayerChart | None:
    """One Monday's rows of `large_packages`, a column a band; a band that nobody has is 0."""
    words = {band: wording.size_band(band).replace(" hours", "").replace("under ", "") for band in LARGE_BANDS}
    rows = large.filter(pl.col("size_band") != "all")
    if rows.is_empty():
        return None
    every = (
        rows.select("zone_id", "zone")
        .unique(maintain_order=True)
        .join(pl.DataFrame({"size_band": LARGE_BANDS}), how="cross")
    )
    cells = every.join(rows.with_columns(found=True), on=["zone_id", "zone", "size_band"], how="left").with_columns(
        pl.when("found").then("packages").otherwise(0).alias("packages")
    )
    return grid(cells, order, ("size_band", words), ("packages", wording.number), DELIVERED_STEPS)


def double_bars(zones: pl.DataFrame, order: Sequence[str]) -> alt.LayerChart | None:
    """Rows of `double_handed` by zone."""
    slots = [
        Slot("packages", "Packages", wording.number),
        Slot("hours", "Hours", wording.number),
        Slot("person_hours", "With the person", wording.number, CONTEXT),
        Slot("share", "Of packages", _NO_PLACES, CONTEXT),
    ]
    return slot_bars(zones, "zone", order, slots, 0.5)


def short_visit_bars(zones: pl.DataFrame, order: Sequence[str]) -> alt.LayerChart | None:
    """Rows of `short_visit_weeks` by zone: how many visits are short, and of how many the conditions are recorded."""
    slots = [
        Slot("short_share", "Of visits", _ONE_PERCENT, WORSE),
        Slot("agreed_share", "Agreed", _NO_PLACES, DELIVERED),
        Slot("short_packages", "Packages", wording.number, CONTEXT),
    ]
    return slot_bars(zones, "zone", order, slots)


def policy_bars(zones: pl.DataFrame, order: Sequence[str]) -> alt.LayerChart | None:
    """Rows of `short_visit_weeks` by zone: packages from before the policy beside those begun since."""
    slots = [
        Slot("older_share", "Begun before", _ONE_PERCENT, WORSE),
        Slot("newer_share", "Begun since", _ONE_PERCENT, CONTEXT),
    ]
    return shared_slot_bars(zones, "zone", order, slots)
