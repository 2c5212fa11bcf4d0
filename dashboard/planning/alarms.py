"""Early warning, judged on history: which alarms came before waiting hours rose past their limit, and which did not."""

from datetime import timedelta
from typing import Final

import polars as pl

from dashboard.warehouse.worked import Frames, Worked

UNDER, OVER, QUIET, AHEAD, EARLY = 8, 2, 4, 13, 2
"""Mondays under the limit and over it that make an event; quiet weeks that end an alarm; weeks that an alarm may be
ahead of its event; weeks ahead that leave time to act."""
WEEK: Final = timedelta(weeks=1)
PLACE: Final = ["zone_id", "judged"]
WARNED, LATE, OPEN, FALSE = "warned", "late", "open", "false"
"""Of an alarm: an event followed; hours were over the limit already; an event may still follow; none did."""


def waiting_events(tables: Frames) -> pl.DataFrame:
    """grain: zone_id, week_commencing. The first of two Mondays over the zone's limit after eight that were not."""
    over = _waiting(tables).with_columns((pl.col("value") > pl.col("limit_hours")).alias("over"))
    here = over.sort("zone_id", "week_commencing")
    before = [~pl.col("over").shift(back).over("zone_id") for back in range(1, UNDER + 1)]
    after = [pl.col("over").shift(-on).over("zone_id") for on in range(OVER)]
    rises = here.filter(pl.all_horizontal(*before, *after))
    return rises.select("zone_id", "week_commencing", "limit_hours", pl.col("value").alias("waiting_hours"))


def _waiting(tables: Frames) -> pl.DataFrame:
    """Every Monday of every zone, blank where its hours waiting are not known, beside the zone's limit."""
    indicators = tables["winter_indicators"]
    rows = indicators.filter(pl.col("indicator") == "waiting_hours", pl.col("zone_id") != "all")
    usual = rows.group_by("zone_id").agg(pl.col("value").median().alias("usual"))
    written = dict(tables["settings"].select("name", "value").rows())
    own = {zone: float(hours) for zone, hours in _pairs(written.get("zone_waiting_limits", ""))}
    council = written.get("waiting_limit_hours", "")
    # Where the council sets none, twice a zone's usual hours stand for it.
    otherwise = pl.lit(float(council)) if council else 2 * pl.col("usual")
    limit = pl.coalesce(pl.col("zone_id").replace_strict(own, default=None, return_dtype=pl.Float64), otherwise)
    return rows.join(usual, on="zone_id").select("zone_id", "week_commencing", "value", limit.alias("limit_hours"))


def _pairs(written: str) -> list[tuple[str, str]]:
    return [(zone, hours) for zone, _, hours in (each.rpartition("=") for each in written.split(";") if each)]


def alarms(tables: Frames) -> pl.DataFrame:
    """grain: zone_id, judged, week_commencing. An alarm begins where none sounded in the four weeks before.

    `weeks_ahead` are those to the first event that follows within thirteen weeks.
    """
    sounding = tables["alarm_weeks"].filter("alarming").sort(*PLACE, "week_commencing")
    since = pl.col("week_commencing") - pl.col("week_commencing").shift().over(PLACE)
    begun = sounding.filter(since.is_null() | (since > QUIET * WEEK)).select(*PLACE, "week_commencing")
    followed = begun.join(_first_events(begun, tables["waiting_events"]), on=[*PLACE, "week_commencing"], how="left")
    over = _waiting(tables).select(
        "zone_id", "week_commencing", (pl.col("value") > pl.col("limit_hours")).alias("over")
    )
    weeks = (pl.col("event_on") - pl.col("week_commencing")).dt.total_days() // 7
    told = followed.join(over, on=["zone_id", "week_commencing"], how="left").with_columns(
        _outcome(pl.lit(over["week_commencing"].max())).alias("outcome"), weeks.alias("weeks_ahead")
    )
    return told.select(*PLACE, "week_commencing", "event_on", "weeks_ahead", "outcome").sort(*PLACE, "week_commencing")


def _outcome(last: pl.Expr) -> pl.Expr:
    """Of an alarm beside the event that followed and whether hours were `over` their limit; `last`: the last Monday."""
    still_open = pl.col("week_commencing") + (AHEAD + OVER - 1) * WEEK > last
    return (
        pl.when(pl.col("event_on").is_not_null()).then(pl.lit(WARNED))
        .when(pl.col("over")).then(pl.lit(LATE))
        .when(still_open).then(pl.lit(OPEN))
        .otherwise(pl.lit(FALSE))
    )  # fmt: skip


def _first_events(begun: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """The first event of each alarm's zone from its Monday to thirteen weeks on."""
    pairs = begun.join(events.select("zone_id", event_on="week_commencing"), on="zone_id")
    near = pairs.filter((pl.col("event_on") - pl.col("week_commencing")).is_between(0 * WEEK, AHEAD * WEEK))
    return near.group_by(*PLACE, "week_commencing").agg(pl.col("event_on").min())


WAITING_EVENTS: Final = Worked(
    name="waiting_events",
    grain=("zone_id", "week_commencing"),
    units="hours are hours a week of the package queue",
    sources=("winter_indicators", "settings"),
    work=waiting_events,
)
ALARMS: Final = Worked(
    name="alarms",
    grain=("zone_id", "judged", "week_commencing"),
    units="weeks_ahead counts weeks; outcome is warned, late, open or false",
    sources=("alarm_weeks", "waiting_events", "winter_indicators", "settings"),
    work=alarms,
)
