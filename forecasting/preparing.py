"""From histories as they arrive to a panel that models may learn from."""

import polars as pl

from forecasting import notes
from forecasting.calendar import Calendar
from forecasting.panel import Panel, arrange


def prepared(histories: pl.DataFrame, calendar: Calendar | None) -> Panel:
    """The panel of `unique_id, ds, y`, without what an analyst excluded and without zeros that stand for no return."""
    if calendar and calendar.excluded and histories.schema.get("ds") == pl.Date:
        out = pl.col("ds").is_in(list(calendar.excluded))
        histories = histories.with_columns(pl.when(~out).then("y").alias("y"))
    return notes.without_gaps_written_as_zero(arrange(histories))
