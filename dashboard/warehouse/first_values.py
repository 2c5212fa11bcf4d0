"""What each measure said of a week when that week was first published: added to files of their own, never changed.

A version's values are kept before the next version is built, so what was never live is never kept.
"""

from typing import Any, Final

import polars as pl

from dashboard.warehouse import reading
from dashboard.warehouse.durable import write_rows_durably
from dashboard.warehouse.store import Store, StoreDamagedError

GRAIN: Final = ("week_commencing", "zone_id", "measure")
SHAPE: Final[dict[str, Any]] = {
    "week_commencing": pl.Date, "zone_id": pl.String, "measure": pl.String, "value": pl.Float64,
}  # fmt: skip
NOTHING: Final = {"first_values": pl.DataFrame(schema=SHAPE)}
TRENDS: Final = "measure_trends"


def keep(store: Store) -> None:
    """Add what the live version was the first to say; once a version."""
    live = store.readable()
    if live is None or (path := store.revisions / f"{live.name}.parquet").exists():
        return
    fresh = _said(store).join(tables(store)["first_values"], on=GRAIN, how="anti")
    write_rows_durably(path, fresh.select(*SHAPE))


def _said(store: Store) -> pl.DataFrame:
    """Nothing of a version that cannot be read: `rebuild` must be able to replace it."""
    try:
        return reading.table(reading.live_path(store), TRENDS)
    except (StoreDamagedError, KeyError):
        return NOTHING["first_values"]


def tables(store: Store) -> dict[str, pl.DataFrame]:
    """`first_values` of every version that was live before, a row a week, zone and measure."""
    kept = [pl.read_parquet(path) for path in sorted(store.revisions.glob("*.parquet"))]
    return {"first_values": pl.concat([NOTHING["first_values"], *kept])}
