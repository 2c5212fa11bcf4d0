"""From histories as they arrive to a panel that models may learn from."""

import polars as pl

from forecasting.calendar import Calendar
from forecasting.panel import Panel, arrange
from forecasting.zeros import without_gaps_written_as_zero


def prepared(histories: pl.DataFrame, calendar: Calendar | None) -> Panel:
    """The panel of `unique_id, ds, y` of any origin, without incredible zeros and what an analyst excluded."""
    return without_gaps_written_as_zero(recorded(histories, calendar))


def recorded(histories: pl.DataFrame, calendar: Calendar | None) -> Panel:
    """The same of a council's own records, where no hours are no hours."""
    if calendar and calendar.excluded and histories.schema.get("ds") == pl.Date:
        out = pl.col("ds").is_in(list(calendar.excluded))
        histories = histories.with_columns(pl.when(~out).then("y").alias("y"))
    return arrange(histories)
