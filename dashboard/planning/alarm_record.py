"""How far early warning can be trusted: events warned of and false alarms, by zone and for the council."""

from typing import Final

import polars as pl

from dashboard.planning.alarms import AHEAD, EARLY, FALSE, PLACE, WEEK
from dashboard.warehouse.worked import Frames, Worked

WEEKS_A_YEAR: Final = 52
_COLUMNS: Final = {
    "zone_id": pl.String, "judged": pl.String, "zone_years": pl.Float64, "events": pl.Int64, "warned": pl.Int64,
    "warned_early": pl.Int64, "warned_early_share": pl.Float64, "median_weeks": pl.Float64, "alarms": pl.Int64,
    "false_alarms": pl.Int64, "false_a_zone_year": pl.Float64,
}  # fmt: skip


def alarm_record(tables: Frames) -> pl.DataFrame:
    """grain: zone_id, judged; `all` is the council. Events that could have been warned of two weeks ahead count.

    `median_weeks` is from the first alarm to the event, of those warned of.
    """
    weeks = tables["alarm_weeks"]
    spans = weeks.group_by(PLACE).agg(pl.len().alias("weeks"), pl.col("week_commencing").min().alias("since"))
    events = _warned(spans, tables)
    raised = tables["alarms"].with_columns((pl.col("outcome") == FALSE).alias("is_false"))
    rows = [_counted(spans, events, raised), _counted(*(_as_council(each) for each in (spans, events, raised)))]
    return pl.concat(rows).select(pl.col(name).cast(kind) for name, kind in _COLUMNS.items()).sort(PLACE)


def _warned(spans: pl.DataFrame, tables: Frames) -> pl.DataFrame:
    """Each event beside each thing judged, with the weeks from the first alarm of the thirteen before it."""
    events = tables["waiting_events"].select("zone_id", event_on="week_commencing")
    judged = spans.join(events, on="zone_id").filter(pl.col("since") <= pl.col("event_on") - EARLY * WEEK)
    pairs = judged.join(tables["alarms"].select(*PLACE, "week_commencing"), on=PLACE)
    ahead = pl.col("event_on") - pl.col("week_commencing")
    first = (
        pairs.filter(ahead.is_between(0 * WEEK, AHEAD * WEEK))
        .group_by(*PLACE, "event_on")
        .agg((ahead.max().dt.total_days() / 7).alias("weeks_ahead"))
    )
    return judged.join(first, on=[*PLACE, "event_on"], how="left")


def _as_council(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.lit("all").alias("zone_id"))


def _counted(spans: pl.DataFrame, events: pl.DataFrame, raised: pl.DataFrame) -> pl.DataFrame:
    years = spans.group_by(PLACE).agg((pl.col("weeks").sum() / WEEKS_A_YEAR).alias("zone_years"))
    warned = events.group_by(PLACE).agg(
        pl.len().alias("events"),
        pl.col("weeks_ahead").count().alias("warned"),
        (pl.col("weeks_ahead") >= EARLY).sum().alias("warned_early"),
        pl.col("weeks_ahead").median().alias("median_weeks"),
    )
    sounded = raised.group_by(PLACE).agg(pl.len().alias("alarms"), pl.col("is_false").sum().alias("false_alarms"))
    counts = ["events", "warned", "warned_early", "alarms", "false_alarms"]
    rows = years.join(warned, on=PLACE, how="left").join(sounded, on=PLACE, how="left")
    return rows.with_columns(pl.col(counts).fill_null(0)).with_columns(
        (pl.col("false_alarms") / pl.col("zone_years")).alias("false_a_zone_year"),
        pl.when(pl.col("events") > 0).then(pl.col("warned_early") / pl.col("events")).alias("warned_early_share"),
    )


ALARM_RECORD: Final = Worked(
    name="alarm_record",
    grain=("zone_id", "judged"),
    units="zone_years are judged weeks / 52; weeks are weeks ahead; shares are of 1",
    sources=("alarm_weeks", "alarms", "waiting_events"),
    work=alarm_record,
)
