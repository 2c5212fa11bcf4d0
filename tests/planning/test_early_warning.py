"""On sample councils never used in development: the slow-down of reablement is caught weeks before its event."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from dashboard.planning.alarm_record import alarm_record
from dashboard.planning.alarms import alarms, waiting_events
from dashboard.planning.as_known import alarm_weeks
from data_samples import queues, reablement, weekly
from data_samples.calibration import day_of
from data_samples.council import AS_AT, ZONES
from data_samples.world import World, build_world
from tests.planning.test_alarms import EVENTS, settings

SEEDS = range(101, 121)
STAY = "reablement_days"


def waits(world: World) -> pl.DataFrame:
    hours = queues.waiting_hours(world)
    weeks = [day_of(day) for day in weekly.mondays(world).tolist()]
    names = [f"Z{zone + 1:02}" for zone in range(len(ZONES))]
    return pl.DataFrame(
        {
            "week_commencing": [week for week in weeks for _ in names],
            "zone_id": names * len(weeks),
            "indicator": "waiting_hours",
            "value": hours.ravel(),
        }
    )


def judged(world: World) -> dict[str, pl.DataFrame]:
    """What the alarms see: returns, never what the generator knows."""
    stays = reablement.table(world).select(
        "week_commencing", "zone_id", pl.lit(STAY).alias("indicator"), pl.col("mean_days").alias("value")
    )
    tables = {
        "winter_indicators": pl.concat([waits(world), stays]), "events": pl.DataFrame(schema=EVENTS),
        "settings": settings(),
    }  # fmt: skip
    for name, work in (("alarm_weeks", alarm_weeks), ("waiting_events", waiting_events), ("alarms", alarms)):
        tables[name] = work(tables)
    return tables


def measured(seed: int) -> tuple[float | None, float]:
    """Weeks from the first signal of the slow-down to its event, None without one; false alarms a zone-year."""
    world = build_world(seed, 208, AS_AT)
    tables, shocks = judged(world), world.shocks
    during = pl.col("week_commencing").is_between(day_of(shocks.slowdown_from), day_of(shocks.queue_to))
    here = (pl.col("zone_id") == f"Z{shocks.slowdown_zone + 1:02}") & during
    event = first(tables["waiting_events"].filter(here))
    caught = first(tables["alarm_weeks"].filter(here, pl.col("judged") == STAY, "alarming"))
    record = alarm_record(tables).filter(pl.col("zone_id") == "all", pl.col("judged") == STAY)
    rate = record["false_a_zone_year"].item()
    if event is None:
        return None, rate
    # Not caught before its event is no warning at all.
    return (max((event - caught).days / 7, 0.0) if caught else 0.0), rate


def first(rows: pl.DataFrame) -> date | None:
    return rows["week_commencing"].min()  # type: ignore[return-value]


def test_the_slow_down_of_one_council_is_caught_three_weeks_ahead() -> None:
    ahead, rate = measured(7)
    assert ahead is not None
    assert ahead >= 3
    assert rate <= 1


@pytest.mark.nightly
def test_the_slow_down_is_caught_with_few_false_alarms_on_twenty_councils() -> None:
    found = [measured(seed) for seed in SEEDS]
    known = [ahead for ahead, _ in found if ahead is not None]
    print(
        f"{len(known)} events, weeks ahead {known}, median {np.median(known)}; false {[round(r, 2) for _, r in found]}"
    )
    assert len(known) >= 10
    assert np.median(known) >= 3
    assert max(rate for _, rate in found) <= 1
