"""How much care will be needed?"""

from dataclasses import replace
from typing import NoReturn

import polars as pl
import streamlit as st

from dashboard import cached, charts, components, filters, measures, opening, wording
from dashboard.cached import ahead, shifts
from dashboard.components import Behind
from dashboard.measures import findings_ahead

TILES = (measures.FORECAST, measures.FORECAST_LOWER, measures.FORECAST_UPPER)
EXPLAINED = (*TILES, measures.FORECAST_ERROR, measures.FORECAST_HELD)
YEAR = 51 * cached.WEEK
WEEKS, HIGH, LOW, TALL = 105, 244, 230, 450
HOW = "Run homecare forecast on the machine that holds the store: it takes a few minutes, and publishes what it finds."
ALSO_LOADED = "The data has changed since. Run homecare forecast for a new one."
FAN = {
    "week_commencing": "Week commencing",
    "zone": "Zone",
    "age_band": "Age band",
    "figure": "A week",
    "hours": "Forecast a week",
    "lower_80": "80%, from",
    "upper_80": "80%, to",
    "note": "Note",
}
CHANGES = {"zone": "Zone", "age_band": "Age band", "now": "Now", "hours": "In 13 weeks", "change": "Change"}
ERRORS = {
    "horizon_weeks": "Weeks ahead",
    "forecast": "Forecast off by",
    "naive": "Naive (no change) off by",
    "seasonal_naive": "As a year before, off by",
    "coverage_80": "80% ranges that held",
    "origins": "Forecasts",
}

at = opening.census("Demand forecast", "weekly_demand", needs=("packages", "commissioned_hours"))


def not_made() -> NoReturn:
    """What to do before there is a forecast."""
    components.title("Demand forecast")
    components.as_at_line("Demand forecast", at.as_at, late=at.late, note=filters.ignored())
    components.empty_state("No forecast is made yet", HOW)
    st.stop()


made_on = ahead.made_on() or not_made()
quantity = st.session_state.get("demand_forecast_quantity") or "demand_hours"
of = measures.QUANTITIES[quantity]
until, firm = made_on + ahead.TRUSTED, made_on - ahead.PROVISIONAL
history, coming = ahead.history(quantity, made_on, WEEKS), ahead.forecast(quantity)
here, path = ahead.in_cell(history), ahead.in_cell(coming)
changes = cached.kept(
    "forecast_changes", quantity, lambda: charts.changes(history, coming, (firm, until), flow=of.flow)
)
place = "" if cached.whole() else cached.in_place(cached.mart("weekly_gaps"))["zone"][0]
band = "" if cached.view().age_band == cached.ALL else f", {wording.age_band(cached.view().age_band)}"
unit = f"{wording.in_sentence(of.unit)} a week"


def say(figure: float | None) -> str:
    """Forecasts are shown to ten hours."""
    return wording.NOT_AVAILABLE if figure is None else wording.number(findings_ahead.rounded(figure, of))


def cell(rows: pl.DataFrame) -> pl.DataFrame:
    """The row of the chosen zone and age band."""
    chosen = cached.view()
    return rows.filter(pl.col("zone_id") == chosen.zone_id, pl.col("age_band") == chosen.age_band)


def tiles() -> None:
    components.tile_row(cached.kept("forecast_tiles", quantity, made_tiles))


def made_tiles() -> list[str]:
    known = here.drop_nulls("figure").tail(1)
    now = known["figure"].item() if len(known) else None
    latest = replace(measures.FORECAST, label=f"{of.label} now", unit=of.unit)
    drawn = [components.tile(latest, withheld(now), below=f"on {wording.short_date(made_on)}, provisional")]
    drawn += [ahead_tile(weeks) for weeks in (4, 13)]
    return [*drawn, range_tile()]


def withheld(figure: float | None) -> str:
    return wording.CONFIDENTIAL if figure is None and cached.shared() else say(figure)


def ahead_tile(weeks: int) -> str:
    row = ahead.at_week(path, made_on + weeks * cached.WEEK)
    base = cell(changes)["now"].to_list()
    named = replace(measures.FORECAST, label=f"In {weeks} weeks", unit=of.unit)
    if row is None or not base or base[0] is None:
        return components.tile(named, withheld(None if row is None else row["hours"]))
    change = findings_ahead.rounded(row["hours"] - base[0], of)
    base_words = f"{'in the 13 weeks to' if of.flow else 'on'} {wording.short_date(firm)}"
    below = "" if change else f"as {base_words}"
    return components.tile(named, say(row["hours"]), change=change, beside=f"than {base_words}", below=below)


def range_tile() -> str:
    row = ahead.at_week(path, until)
    words = withheld(None) if row is None else f"{say(row['lower_80'])} to {say(row['upper_80'])}"
    return components.tile(
        replace(measures.FORECAST_LOWER, label="80% of outcomes, in 13 weeks", unit=""),
        words,
        below=f"on {wording.short_date(until)}",
    )


def fan(height: int) -> None:
    out = pl.concat(
        [
            ahead.in_cell(ahead.history_leaving(quantity, made_on, WEEKS)),
            ahead.in_cell(ahead.forecast_leaving(quantity)),
        ],
        how="diagonal_relaxed",
    )
    behind = Behind(out.select(*FAN, "marker"), FAN, f"forecast-{quantity.replace('_', '-')}-{made_on}")
    steps = shifts.since(quantity, made_on - YEAR)
    told = findings_ahead.stepped(steps, of, told=not cached.shared())
    notes = "; ".join(
        sorted({part for note in path["note"] for part in note.split("; ") if part and not stepped(part)})
    )
    scale = f"{unit}{band}. Black: the past year. Dashed: most likely. The axis need not start at 0"
    title = f"{of.label}: a year back, 13 weeks ahead, and an outlook"
    subtitle = ". ".join(part for part in (scale, f"Note: {notes}" if notes else "", told) if part)
    with components.panel("fan", title, subtitle, behind):
        opening.show(
            "forecast_fan",
            lambda: charts.fan(here, path, until, say, steps),
            lambda: charts.describe_fan(here, path, until, f"{of.label}, {of.unit} a week", say),
            height,
            of=quantity,
        )


def stepped(part: str) -> bool:
    """Whether a part of a note tells of a step, which the chart marks."""
    return part.startswith("level ")


def where(height: int) -> None:
    age = cached.view().age_band
    rows = cached.in_zone(changes if age == cached.ALL else changes.filter(pl.col("age_band") == age))
    out = cached.kept("forecast_changes_out", quantity, changes_leaving)
    behind = Behind(cached.in_zone(out), CHANGES, f"forecast-change-{quantity.replace('_', '-')}-{made_on}")
    span = "Mean week, 13 weeks against the 13 before" if of.flow else f"{of.unit}, {wording.short_date(firm)} to"
    period = span if of.flow else f"{span} {wording.long_date(until)}"
    with components.panel("where", "Change by zone and age", wording.in_sentence(period), behind):
        opening.show(
            "forecast_where",
            lambda: charts.change_grid(rows, charts.ranked(rows, "change"), of.nearest),
            lambda: charts.describe_grid(rows, measures.FORECAST.of("change"), "age_band"),
            height,
            of=quantity,
        )


def changes_leaving() -> pl.DataFrame:
    safe = ahead.history_leaving(quantity, made_on, WEEKS), ahead.forecast_leaving(quantity)
    return charts.changes(*safe, (firm, until), flow=of.flow)


def accuracy(height: int) -> None:
    rows = charts.errors(ahead.scores(quantity))
    behind = Behind(rows, ERRORS, f"forecast-errors-{quantity.replace('_', '-')}-{made_on}")
    with components.panel("accuracy", findings_ahead.accuracy(rows), findings_ahead.held(rows), behind):
        if rows["forecast"].is_null().all():
            components.empty_state("Not judged yet", "The history is too short to rehearse a forecast.")
        else:
            opening.show(
                "forecast_accuracy",
                lambda: charts.error_bars(rows),
                lambda: charts.describe(
                    rows.with_columns(charts.weeks_ahead().alias("ahead")),
                    measures.FORECAST_ERROR.of("forecast"),
                    "ahead",
                ),
                height,
                of=quantity,
            )


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


def headline() -> None:
    base = cell(changes)["now"].to_list()
    now = base[0] if base else None
    components.title(findings_ahead.forecast(of, now, ahead.at_week(path, until), place))
    stale = f" {ALSO_LOADED}" if made_on != ahead.known_to() else ""
    note = f"Forecast of {wording.long_date(made_on)}.{stale} {filters.ignored()}".strip()
    components.as_at_line("Demand forecast", at.as_at, late=at.late, note=note)


headline()
tiles()
fan(TALL if components.meeting_mode() else HIGH)
if not components.meeting_mode():
    opening.beside([6, 5], [where, accuracy], LOW)
foot()
