"""Panels of a forecast: the fan, where change is coming, and how far off such forecasts were."""

from typing import Final

import polars as pl

from dashboard import cached, charts, components, measures, opening, wording
from dashboard.cached import ahead, shifts
from dashboard.coming.shown import Shown, changes_leaving, leaving
from dashboard.components import Behind
from dashboard.measures import findings_ahead

YEAR: Final = 51 * cached.WEEK
FAN: Final = {
    "week_commencing": "Week commencing",
    "zone": "Zone",
    "age_band": "Age band",
    "figure": "A week",
    "hours": "Forecast a week",
    "lower_80": "80%, from",
    "upper_80": "80%, to",
    "note": "Note",
}
CHANGES: Final = {"zone": "Zone", "age_band": "Age band", "now": "Now", "hours": "In 13 weeks", "change": "Change"}
ERRORS: Final = {
    "horizon_weeks": "Weeks ahead",
    "forecast": "Forecast off by",
    "naive": "Naive (no change) off by",
    "seasonal_naive": "As a year before, off by",
    "coverage_80": "80% ranges that held",
    "origins": "Forecasts",
}


def fan(forecast: Shown, height: int) -> None:
    of, here, path = forecast.of, forecast.here, forecast.path
    steps = shifts.since(forecast.code, forecast.made_on - YEAR)
    told = findings_ahead.stepped(steps, of, told=not cached.shared())
    subtitle = ". ".join(part for part in (_scale(forecast), _notes(path), told) if part)
    behind = Behind(leaving(forecast).select(*FAN, "marker"), FAN, f"forecast-{forecast.file_name}")
    with components.panel("fan", f"{of.label}: a year back, 13 weeks ahead, and an outlook", subtitle, behind):
        opening.show(
            "forecast_fan",
            lambda: charts.fan(here, path, forecast.until, forecast.say, steps),
            lambda: charts.describe_fan(here, path, forecast.until, f"{of.label}, {of.unit} a week", forecast.say),
            height,
            of=forecast.code,
        )


def _scale(forecast: Shown) -> str:
    age = cached.view().age_band
    band = "" if age == cached.ALL else f", {wording.age_band(age)}"
    unit = f"{wording.in_sentence(forecast.of.unit)} a week{band}"
    return f"{unit}. Black: the past year. Dashed: most likely. The axis need not start at 0"


def _notes(path: pl.DataFrame) -> str:
    """Without those that tell of a step, which the chart marks."""
    parts = {part for note in path["note"] for part in note.split("; ") if part and not part.startswith("level ")}
    return f"Note: {'; '.join(sorted(parts))}" if parts else ""


def where(forecast: Shown, height: int) -> None:
    age, changes = cached.view().age_band, forecast.changes
    rows = cached.in_zone(changes if age == cached.ALL else changes.filter(pl.col("age_band") == age))
    out = cached.kept("forecast_changes_out", forecast.code, lambda: changes_leaving(forecast))
    behind = Behind(cached.in_zone(out), CHANGES, f"forecast-change-{forecast.file_name}")
    with components.panel("where", "Change by zone and age", wording.in_sentence(_span(forecast)), behind):
        opening.show(
            "forecast_where",
            lambda: charts.change_grid(rows, charts.ranked(rows, "change"), forecast.of.nearest),
            lambda: charts.describe_grid(rows, measures.FORECAST.of("change"), "age_band"),
            height,
            of=forecast.code,
        )


def _span(forecast: Shown) -> str:
    if forecast.of.flow:
        return "Mean week, 13 weeks against the 13 before"
    return f"{forecast.of.unit}, {wording.short_date(forecast.firm)} to {wording.long_date(forecast.until)}"


def accuracy(forecast: Shown, height: int) -> None:
    rows = charts.errors(ahead.scores(forecast.code))
    behind = Behind(rows, ERRORS, f"forecast-errors-{forecast.file_name}")
    with components.panel("accuracy", findings_ahead.accuracy(rows), findings_ahead.held(rows), behind):
        if rows["forecast"].is_null().all():
            components.empty_state("Not judged yet", "The history is too short to rehearse a forecast.")
            return
        named = rows.with_columns(charts.weeks_ahead().alias("ahead"))
        opening.show(
            "forecast_accuracy",
            lambda: charts.error_bars(rows),
            lambda: charts.describe(named, measures.FORECAST_ERROR.of("forecast"), "ahead"),
            height,
            of=forecast.code,
        )
