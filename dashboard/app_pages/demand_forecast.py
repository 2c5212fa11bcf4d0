"""How much care will be needed?"""

from functools import partial
from typing import NoReturn

import streamlit as st

from dashboard import cached, coming, components, filters, measures, opening, wording
from dashboard.cached import ahead
from dashboard.coming import panels
from dashboard.measures import findings_ahead

PAGE, HIGH, LOW, TALL = "Demand forecast", 244, 230, 450
EXPLAINED = (
    measures.FORECAST,
    measures.FORECAST_LOWER,
    measures.FORECAST_UPPER,
    measures.FORECAST_ERROR,
    measures.FORECAST_HELD,
)
HOW = "Run homecare forecast on the machine that holds the store: it takes a few minutes, and publishes what it finds."
ALSO_LOADED = "The data has changed since. Run homecare forecast for a new one."

at = opening.census(PAGE, "weekly_demand", needs=("packages", "commissioned_hours"))


def not_made() -> NoReturn:
    """What to do before there is a forecast."""
    components.title(PAGE)
    components.as_at_line(PAGE, at.as_at, late=at.late, note=filters.ignored())
    components.empty_state("No forecast is made yet", HOW)
    st.stop()


def headline(forecast: coming.Shown) -> None:
    place = "" if cached.whole() else cached.in_place(cached.mart("weekly_gaps"))["zone"][0]
    then = ahead.at_week(forecast.path, forecast.until)
    components.title(findings_ahead.forecast(forecast.of, forecast.now, then, place))
    stale = f" {ALSO_LOADED}" if forecast.made_on != ahead.known_to() else ""
    note = f"Forecast of {wording.long_date(forecast.made_on)}.{stale} {filters.ignored()}".strip()
    components.as_at_line(PAGE, at.as_at, late=at.late, note=note)


def foot() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            "Forecast of",
            list(measures.QUANTITIES),
            default="demand_hours",
            format_func=lambda code: measures.QUANTITIES[code].label,
            key="demand_forecast_quantity",
            label_visibility="collapsed",
            persist_state="session",
        )
        components.definitions(EXPLAINED, "definitions")


made_on = ahead.made_on() or not_made()
forecast = coming.shown(st.session_state.get("demand_forecast_quantity") or "demand_hours", made_on)
headline(forecast)
coming.tiles.draw(forecast)
panels.fan(forecast, TALL if components.meeting_mode() else HIGH)
if not components.meeting_mode():
    opening.beside([6, 5], [partial(panels.where, forecast), partial(panels.accuracy, forecast)], LOW)
foot()
