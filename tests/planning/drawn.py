"""Events as a version holds them, drawn by hand."""

from datetime import date

import polars as pl

SHAPE = {"event_on": pl.Date, "ends_on": pl.Date, "zone_id": pl.String, "effect": pl.String, "name": pl.String}


def happened(*events: tuple[date, date | None, str, str, str]) -> pl.DataFrame:
    return pl.DataFrame(events, schema=SHAPE, orient="row")
