"""One quantity of the last forecast, as this screen may show it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl

from dashboard import cached, charts, measures, wording
from dashboard.cached import ahead
from dashboard.measures import findings_ahead
from dashboard.measures.quantities import Quantity

WEEKS: Final = 105


@dataclass(frozen=True)
class Shown:
    """`here` and `path`: the weeks before and ahead of the chosen zone and age band; `changes`: of every such cell."""

    code: str
    of: Quantity
    made_on: date
    here: pl.DataFrame
    path: pl.DataFrame
    changes: pl.DataFrame

    @property
    def until(self) -> date:
        """The last Monday of the weeks that are trusted."""
        return self.made_on + ahead.TRUSTED

    @property
    def firm(self) -> date:
        """The last Monday that is not provisional."""
        return self.made_on - ahead.PROVISIONAL

    @property
    def now(self) -> float | None:
        """What changes of the chosen cell are counted from."""
        chosen = cached.view()
        cell = (pl.col("zone_id") == chosen.zone_id, pl.col("age_band") == chosen.age_band)
        base: list[float | None] = self.changes.filter(*cell)["now"].to_list()
        return base[0] if base else None

    @property
    def file_name(self) -> str:
        return f"{self.code.replace('_', '-')}-{self.made_on}"

    def rounded(self, figure: float) -> float:
        return findings_ahead.rounded(figure, self.of)

    def say(self, figure: float | None) -> str:
        """Forecasts are shown to ten hours."""
        return wording.NOT_AVAILABLE if figure is None else wording.number(self.rounded(figure))


def shown(code: str, made_on: date) -> Shown:
    """The forecast of a day, of the quantity with a code of `measures.QUANTITIES`."""
    history, coming = ahead.history(code, made_on, WEEKS), ahead.forecast(code)
    of, ends = measures.QUANTITIES[code], (made_on - ahead.PROVISIONAL, made_on + ahead.TRUSTED)
    changes = cached.kept("forecast_changes", code, lambda: charts.changes(history, coming, ends, flow=of.flow))
    return Shown(code, of, made_on, ahead.in_cell(history), ahead.in_cell(coming), changes)


def leaving(forecast: Shown) -> pl.DataFrame:
    """Weeks before and ahead of the chosen cell as they may leave the analyst's screen."""
    parts = (ahead.history_leaving(forecast.code, forecast.made_on, WEEKS), ahead.forecast_leaving(forecast.code))
    return pl.concat([ahead.in_cell(each) for each in parts], how="diagonal_relaxed")


def changes_leaving(forecast: Shown) -> pl.DataFrame:
    """The changes of every cell as they may leave the analyst's screen."""
    safe = ahead.history_leaving(forecast.code, forecast.made_on, WEEKS), ahead.forecast_leaving(forecast.code)
    return charts.changes(*safe, (forecast.firm, forecast.until), flow=forecast.of.flow)
