"""Tiles of a forecast: the quantity now, in 4 and in 13 weeks, and the range of the last."""

from dataclasses import replace

from dashboard import cached, components, measures, wording
from dashboard.cached import ahead
from dashboard.coming.shown import Shown


def draw(forecast: Shown) -> None:
    components.tile_row(cached.kept("forecast_tiles", forecast.code, lambda: _made(forecast)))


def _made(forecast: Shown) -> list[str]:
    of, known = forecast.of, forecast.here.drop_nulls("figure").tail(1)
    now = known["figure"].item() if len(known) else None
    latest = replace(measures.FORECAST, label=f"{of.label} now", unit=of.unit)
    below = f"on {wording.short_date(forecast.made_on)}, provisional"
    drawn = [components.tile(latest, _or_withheld(forecast, now), below=below)]
    return [*drawn, *(_weeks_ahead(forecast, weeks) for weeks in (4, 13)), _range(forecast)]


def _or_withheld(forecast: Shown, figure: float | None) -> str:
    return wording.CONFIDENTIAL if figure is None and cached.shared() else forecast.say(figure)


def _weeks_ahead(forecast: Shown, weeks: int) -> str:
    row, base = ahead.at_week(forecast.path, forecast.made_on + weeks * cached.WEEK), forecast.now
    named = replace(measures.FORECAST, label=f"In {weeks} weeks", unit=forecast.of.unit)
    if row is None or base is None:
        return components.tile(named, _or_withheld(forecast, None if row is None else row["hours"]))
    change = forecast.rounded(row["hours"] - base)
    base_words = f"{'in the 13 weeks to' if forecast.of.flow else 'on'} {wording.short_date(forecast.firm)}"
    below = "" if change else f"as {base_words}"
    said = forecast.say(row["hours"])
    return components.tile(named, said, change=change, beside=f"than {base_words}", below=below)


def _range(forecast: Shown) -> str:
    row, until = ahead.at_week(forecast.path, forecast.until), wording.short_date(forecast.until)
    low, high = (None, None) if row is None else (row["lower_80"], row["upper_80"])
    words = _or_withheld(forecast, None) if row is None else f"{forecast.say(low)} to {forecast.say(high)}"
    named = replace(measures.FORECAST_LOWER, label="80% of outcomes, in 13 weeks", unit="")
    return components.tile(named, words, below=f"on {until}")
