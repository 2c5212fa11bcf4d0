"""Where to look first: levels of pressure, the order of zones, and what contributes most to each one's place."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from dashboard.planning.attention import attention
from dashboard.planning.contributors import attention_reasons
from dashboard.planning.pressure import pressure_levels

MONDAY = date(2026, 11, 16)
BEFORE = MONDAY - timedelta(weeks=1)
SETTINGS = pl.DataFrame({"name": ["pressure_watch", "pressure_high", "pressure_critical"], "value": ["2", "4", "5"]})
SIGNALS = {
    "week_commencing": pl.Date, "zone_id": pl.String, "indicator": pl.String, "value": pl.Float64,
    "centre": pl.Float64, "upper_limit": pl.Float64, "signal": pl.String,
}  # fmt: skip
GAPS = {
    "week_commencing": pl.Date, "zone_id": pl.String, "live_hours": pl.Float64, "waiting_hours": pl.Float64,
    "shortfall_hours": pl.Float64,
}  # fmt: skip
FORWARD = {"made_on": pl.Date, "week_commencing": pl.Date, "zone_id": pl.String, "gap_hours": pl.Float64}
UPTAKE = {
    "week_commencing": pl.Date, "zone_id": pl.String, "provider_id": pl.String, "taken_up_share": pl.Float64,
}  # fmt: skip


def signals(*rows: tuple[Any, ...]) -> pl.DataFrame:
    """zone, indicator, signal; then value, usual and upper limit; then the week, where it is not the last."""
    filled = [(*row, *(15.0, 10.0, 14.0, MONDAY)[len(row) - 3 :]) for row in rows]
    ordered = [
        (week, zone, name, value, usual, upper, signal) for zone, name, signal, value, usual, upper, week in filled
    ]
    return pl.DataFrame(ordered, schema=SIGNALS, orient="row")


def gaps(**zones: tuple[float | None, float | None, float | None]) -> pl.DataFrame:
    """Live hours, hours waiting and shortfall of each zone, and of the council."""
    return pl.DataFrame([(MONDAY, name, *figures) for name, figures in zones.items()], schema=GAPS, orient="row")


def forward(**zones: float | None) -> pl.DataFrame:
    week = MONDAY + timedelta(weeks=4)
    return pl.DataFrame([(MONDAY, week, name, gap) for name, gap in zones.items()], schema=FORWARD, orient="row")


def tables(now: pl.DataFrame, found: pl.DataFrame, ahead: pl.DataFrame | None = None) -> dict[str, pl.DataFrame]:
    zones = [name for name in now["zone_id"] if name != "all"]
    given = {
        "weekly_gaps": now, "winter_signals": found, "settings": SETTINGS,
        "forward_gaps": forward() if ahead is None else ahead,
        "zones": pl.DataFrame({"zone_id": zones, "zone_name": zones}, schema={"zone_id": pl.String, "zone_name": pl.String}),
        "spare_uptake": pl.DataFrame([(MONDAY, "North", "all", 0.25)], schema=UPTAKE, orient="row"),
    }  # fmt: skip
    return given | {"pressure_levels": pressure_levels(given)}


def order(*drawn: Any) -> list[str]:
    rows = attention(tables(*drawn)).filter(pl.col("week_commencing") == MONDAY)
    return rows.sort("rank")["zone_id"].to_list()


def reasons(zone: str, *drawn: Any) -> list[dict[str, Any]]:
    rows = attention_reasons(tables(*drawn)).filter(pl.col("week_commencing") == MONDAY, pl.col("zone_id") == zone)
    return rows.sort("place").to_dicts()


SAME = (1000.0, 10.0, 0.0)


@pytest.mark.parametrize(
    ("concerns", "others", "level"),
    [(0, "none", "normal"), (1, "none", "normal"), (2, "improvement", "watch"), (4, "none", "high"), (5, "no_data", "critical")],
)  # fmt: skip
def test_the_level_is_how_many_indicators_are_in_concern(concerns: int, others: str, level: str) -> None:
    names = [f"indicator {at}" for at in range(12)]
    drawn = signals(*(("North", name, "concern" if at < concerns else others) for at, name in enumerate(names)))
    row = pressure_levels({"winter_signals": drawn, "settings": SETTINGS}).row(0, named=True)
    assert (row["level"], row["concerns"]) == (level, concerns)
    assert row["indicators"] == (concerns if others == "no_data" else 12)


def test_no_data_is_a_level_of_its_own() -> None:
    drawn = signals(("North", "absence", "no_data"), ("North", "spare_hours", "no_data"))
    assert pressure_levels({"winter_signals": drawn, "settings": SETTINGS})["level"].to_list() == ["no_data"]


def test_first_comes_who_newly_signals_most_whatever_is_short_or_waits() -> None:
    now = gaps(East=(1000.0, 900.0, 0.0), North=SAME, South=SAME)
    found = signals(
        ("North", "absence", "concern"), ("North", "longest_wait", "concern"), ("South", "absence", "concern"),
        ("East", "absence", "concern"), ("East", "absence", "concern", 15.0, 10.0, 14.0, BEFORE),
    )  # fmt: skip
    assert order(now, found, forward(East=500.0)) == ["North", "South", "East"]


def test_an_indicator_in_concern_the_week_before_is_not_new_and_one_that_was_better_is() -> None:
    found = signals(
        ("North", "absence", "concern"), ("North", "absence", "concern", 15.0, 10.0, 14.0, BEFORE),
        ("South", "absence", "concern"), ("South", "absence", "improvement", 5.0, 10.0, 14.0, BEFORE),
    )  # fmt: skip
    rows = attention(tables(gaps(North=SAME, South=SAME), found)).sort("zone_id")
    assert rows["newly_signalling"].to_list() == [0, 1]


def test_then_the_shortfall_four_weeks_on_then_hours_waiting_a_thousand_then_the_name() -> None:
    now = gaps(Ash=SAME, Birch=SAME, Cedar=(1000.0, 20.0, 0.0), Dale=(10.0, 5.0, 0.0), Elm=SAME)
    ahead = forward(Ash=-50.0, Birch=0.0, Cedar=0.0, Dale=-1.0, Elm=7.0)
    assert order(now, signals(), ahead) == ["Elm", "Dale", "Cedar", "Ash", "Birch"]


def test_a_forecast_of_another_week_is_not_four_weeks_on() -> None:
    ahead = forward(North=70.0).with_columns(pl.col("week_commencing") + timedelta(weeks=1))
    assert attention(tables(gaps(North=SAME), signals(), ahead))["shortfall_in_4_weeks"].to_list() == [None]


def test_a_zone_without_data_comes_last_and_says_so() -> None:
    now = gaps(Ash=(None, None, None), Birch=(1000.0, 0.0, 0.0), Cedar=(0.0, 9.0, 0.0))
    drawn = tables(now, signals(("Cedar", "absence", "none"), ("Ash", "absence", "no_data")))
    rows = attention(drawn).sort("rank")
    assert rows.select("zone_id", "with_data", "level").rows() == [
        ("Birch", True, "no_data"), ("Cedar", True, "normal"), ("Ash", False, "no_data"),
    ]  # fmt: skip
    assert attention_reasons(drawn).filter(pl.col("zone_id") == "Ash").is_empty()


def test_the_council_is_no_zone() -> None:
    found = signals(("all", "absence", "concern"), ("North", "absence", "concern"))
    drawn = tables(gaps(all=(1000.0, 900.0, 0.0), North=SAME), found, forward(all=900.0, North=1.0))
    assert attention(drawn)["zone_id"].to_list() == ["North"]
    assert set(attention_reasons(drawn)["zone_id"]) == {"North"}


def test_of_new_signals_those_furthest_from_their_usual_range_are_told() -> None:
    found = signals(
        ("North", "absence", "concern", 12.0, 10.0, 14.0), ("North", "longest_wait", "concern", 40.0, 10.0, 30.0),
        ("North", "offers_declined", "concern", 19.0, 10.0, 13.0),
    )  # fmt: skip
    told = reasons("North", gaps(North=SAME), found)
    assert [(row["contributor"], row["newly"]) for row in told] == [("offers_declined", True), ("longest_wait", True)]
    assert (told[0]["value"], told[0]["compared_with"]) == (19.0, 10.0)


def test_what_is_new_is_told_before_what_is_coming_and_that_before_what_stays() -> None:
    still = ("North", "absence", "concern")
    found = signals(still, (*still, 15.0, 10.0, 14.0, BEFORE), ("North", "spare_hours", "concern", 2.0, 10.0, 14.0))
    told = reasons("North", gaps(North=(1000.0, 10.0, 40.0)), found, forward(North=70.0))
    assert [row["contributor"] for row in told] == ["spare_hours", "shortfall_in_4_weeks"]
    assert (told[0]["beside"], told[1]["value"], told[1]["compared_with"]) == (0.25, 70.0, 40.0)
    told = reasons("North", gaps(North=SAME), found.filter(pl.col("indicator") == "absence"), forward(North=-70.0))
    assert [row["contributor"] for row in told] == ["absence", "waiting_per_1000"]


def test_reablement_stays_tell_of_the_rise_in_four_weeks_and_who_waits_for_onward_care() -> None:
    stays = ("North", "reablement_days", "concern", 26.0, 18.0, 20.0)
    found = signals(
        stays, ("North", "reablement_days", "none", 20.0, 18.0, 20.0, MONDAY - timedelta(weeks=4)),
        ("North", "awaiting_onward_care", "none", 9.0),
    )  # fmt: skip
    first = reasons("North", gaps(North=SAME), found)[0]
    assert (first["contributor"], first["risen"], first["beside"]) == ("reablement_days", 6.0, 9.0)


def test_hours_waiting_are_told_once_and_beside_the_council_s() -> None:
    now = gaps(all=(4000.0, 100.0, 0.0), North=(1000.0, 40.0, 0.0))
    assert [(row["value"], row["compared_with"]) for row in reasons("North", now, signals())] == [(40.0, 25.0)]
    told = reasons("North", now, signals(("North", "waiting_hours", "concern")))
    assert [row["contributor"] for row in told] == ["waiting_hours"]
