"""Titles of the contracts page say what was found, or nothing."""

from datetime import date

import polars as pl
import pytest

from dashboard.measures import findings_contracts

MONDAY = date(2026, 11, 16)


def slots(filled: int, every: int, short: float | None) -> pl.DataFrame:
    return pl.DataFrame(
        {"filled_slots": [filled], "slots": [every], "new_hours_short": [short]},
        schema={"filled_slots": pl.Int64, "slots": pl.Int64, "new_hours_short": pl.Float64},
    )


@pytest.mark.parametrize(
    ("filled", "short", "zone", "title"),
    [
        (22, 4209.2, "", "22 of 30 slots are filled; new work is 4,209 hours short of design"),
        (1, 0.2, "North", "In North 1 of 30 slots is filled"),
        (30, None, "", "30 of 30 slots are filled"),
    ],
)
def test_the_title_says_how_many_slots_are_filled(filled: int, short: float | None, zone: str, title: str) -> None:
    assert findings_contracts.contracts(slots(filled, 30, short), zone) == title


def test_without_contracts_there_is_a_plain_title() -> None:
    assert findings_contracts.contracts(slots(1, 1, None).clear()) == "Contracts"


def test_the_role_that_is_shortest_of_its_design() -> None:
    rows = pl.DataFrame(
        {"name": ["Lead", "Secondary", "Framework"], "new_hours_short": [90.0, 120.0, None],
         "new_share": [0.3, 0.104, 0.5], "expected_share": [0.6, 0.4, None]}
    )  # fmt: skip
    assert findings_contracts.roles(rows) == "Secondary providers took 10% of new people's hours, 40% by design"
    kept = rows.with_columns(new_hours_short=0.0)
    assert findings_contracts.roles(kept) == "What each role took of new work"


def test_the_zone_that_is_shortest_where_all_are_told() -> None:
    zones = pl.DataFrame({"zone_id": ["a", "b"], "zone": ["A", "B"], "new_hours_short": [9.0, 446.0]})
    assert findings_contracts.zones(zones) == "B is 446 hours short of its design, the most of any zone"
    assert findings_contracts.zones(zones, "a") == "A is 9 hours short of its design, 2nd of 2 zones"
    assert findings_contracts.zones(zones.with_columns(new_hours_short=0.0)) == "No zone is short of its design"
    assert findings_contracts.zones(zones.with_columns(new_hours_short=0.0), "a") == "A is not short of its design"
    held = zones.with_columns(new_hours_short=pl.Series([9.0, None]))
    assert findings_contracts.zones(held) == "Hours short of design by zone"
    assert findings_contracts.zones(held, "a") == "A is 9 hours short of its design"


def test_what_contracted_providers_took() -> None:
    rows = pl.DataFrame({"zones_covered": ["full", "part"], "13_weeks": [0.39, 0.2]})
    assert findings_contracts.uptake(rows) == "Contracted providers took 39% where every slot is filled"
    assert findings_contracts.uptake(rows.tail(1)) == "Contracted providers took 20% where a slot is vacant"
    assert findings_contracts.uptake(rows.select("zones_covered")) == "What contracted providers took"


def test_which_decisions_are_ahead_and_which_have_passed() -> None:
    days = [date(2026, 9, 30), MONDAY, date(2026, 12, 31), date(2026, 12, 31), date(2027, 3, 1)]
    rows = pl.DataFrame({"decision_due": days})
    assert findings_contracts.decisions(rows, MONDAY) == "Two decisions are due by 31 December 2026"
    assert findings_contracts.passed(rows, MONDAY) == "For 2 contracts the day has passed"
    assert findings_contracts.decisions(rows.head(2), MONDAY) == "No decision on a contract is ahead"
    assert findings_contracts.passed(rows.tail(1), MONDAY) == ""
