"""Rounds of calls that wait: what stands in one, what needs a driver, what makes none."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from dashboard.planning.rounds import COLUMNS, ROUNDS
from tests.oracle.drawn import drawn

SETTINGS = {"round_minutes": 120, "visit_minutes": 30, "walk_minutes": 10, "drive_minutes": 20, "round_calls": 2}
SHAPE = {
    "week_commencing": pl.Date, "referral_number": pl.Int64, "zone_id": pl.String, "sector": pl.String,
    "time_band": pl.String, "workers": pl.Int64, "days_waited": pl.Int64, "visits": pl.Float64, "hours": pl.Float64,
    "minutes": pl.Float64,
}  # fmt: skip


def made(text: str, **chosen: float) -> list[dict[str, Any]]:
    """Rounds of calls drawn with `sector, time_band, workers, visits, minutes`, each an hour a week, in one zone."""
    rows = [
        {"referral_number": at, "week_commencing": date(2026, 6, 22), "zone_id": "Z1", "days_waited": 7, "hours": 1.0}
        | {"workers": 1, "visits": 7, "time_band": "tea"} | row
        for at, row in enumerate(drawn(text))
    ]  # fmt: skip
    settings = [(name, str(value)) for name, value in {**SETTINGS, **chosen}.items()]
    tables = {
        "calls_to_place": pl.DataFrame([{name: row.get(name) for name in SHAPE} for row in rows], schema=SHAPE, strict=False),
        "settings": pl.DataFrame(settings, schema=["name", "value"], orient="row"),
    }  # fmt: skip
    return ROUNDS.work(tables).to_dicts()


def told(rounds: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rounds]


def test_calls_of_one_sector_and_time_of_day_make_a_round_on_foot() -> None:
    rounds = made("""
        | sector | minutes |
        | A1 1   | 30      |
        | A1 1   | 40      |
    """)
    assert told(rounds, "sector", "round", "on_foot", "calls", "hours") == [("A1 1", 1, True, 2, 2)]
    assert rounds[0]["minutes"] == 80, "two calls and one way between them"


def test_what_makes_no_round_in_its_sector_is_driven_across_the_zone() -> None:
    rounds = made("""
        | sector     | minutes |
        | A1 1       | 30      |
        | A1 2       | 30      |
        | not_stated | 30      |
    """)
    assert told(rounds, "sector", "round", "on_foot", "calls") == [("several", 0, False, 1), ("several", 1, False, 2)]
    assert rounds[1]["minutes"] == 80


def test_what_makes_no_round_at_all_is_round_0() -> None:
    rounds = made("""
        | sector | minutes | time_band |
        | A1 1   | 30      | tea       |
        | A1 1   | 30      | bed       |
        | A1 1   | 121     | lunch     |
    """)
    assert told(rounds, "time_band", "round", "calls", "minutes") == [
        ("bed", 0, 1, None), ("lunch", 0, 1, None), ("tea", 0, 1, None),
    ]  # fmt: skip


def test_a_pair_has_rounds_of_its_own() -> None:
    rounds = made("""
        | sector | minutes | workers |
        | A1 1   | 30      | 2       |
        | A1 1   | 30      | 2       |
        | A1 1   | 30      | 1       |
        | A1 1   | 30      | 1       |
    """)
    assert told(rounds, "workers", "round", "calls") == [(1, 1, 2), (2, 1, 2)]


def test_calls_are_those_of_the_longest_day() -> None:
    rounds = made("""
        | sector | minutes | visits |
        | A1 1   | 20      | 8      |
        | A1 1   | 20      | 2      |
    """)
    assert told(rounds, "calls", "visits", "minutes") == [(3, 10, 3 * 30 + 2 * 10)]


def test_what_was_not_stated_is_counted_and_not_planned() -> None:
    rounds = made("""
        | sector | minutes | visits | time_band  | referral_number |
        | A1 1   | 30      | 7      | not_stated | 1               |
        | A1 1   | -       | -      | tea        | 2               |
        | A1 1   | -       | -      | bed        | 2               |
    """)
    assert told(rounds, "time_band", "round", "referrals", "calls", "hours") == [("not_stated", 0, 2, 0, 3)]


def test_columns_stand_without_rows() -> None:
    assert ROUNDS.work({"calls_to_place": pl.DataFrame(schema=SHAPE), "settings": _settings()}).schema == COLUMNS


def _settings() -> pl.DataFrame:
    return pl.DataFrame(
        [(name, str(value)) for name, value in SETTINGS.items()], schema=["name", "value"], orient="row"
    )


@pytest.mark.parametrize(("round_calls", "rounds"), [(2, [1, 2]), (3, [1])])
def test_the_fewest_calls_of_a_round_are_the_council_s_choice(round_calls: int, rounds: list[int]) -> None:
    found = made(
        """
        | sector | minutes |
        | A1 1   | 30      |
        | A1 1   | 30      |
        | A1 1   | 30      |
        | A1 1   | 60      |
        | A1 1   | 50      |
        """,
        round_calls=round_calls,
    )
    assert [row["round"] for row in found if row["on_foot"]] == rounds
