"""The figures of the council reports that come out of extracts: files in, `homecare load`, `homecare show`.

Those of pure arithmetic are in test_calc.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from tests.conftest import environment
from tests.oracle.product import Rows, completed, write_csv

MONDAY = date(2026, 11, 16)
HOURS, PEOPLE, PROVIDERS, HOLDING_HALF = 39_000, 2_471, 142, 27
HALF = 0.51
ZONES = [f"Z{at:02}" for at in range(1, 11)]
VACANT_LEAD, VACANT_SECONDARIES = ("Z01", "Z02", "Z03"), {"Z01": 2, "Z02": 1, "Z04": 1, "Z05": 1}
COVERED = ZONES[5:]


def load(folder: Path, *options: str, **kinds: Rows) -> None:
    for kind, rows in kinds.items():
        path = write_csv(folder / f"{kind}.csv", completed(kind, rows))
        words = ["load", str(path), "--kind", kind, "--as-at", str(MONDAY), "--yes", *options]
        result = CliRunner().invoke(app, words)
        assert result.exit_code == 0, result.output


def show(name: str, **where: str) -> list[dict[str, Any]]:
    chosen = [word for column, value in where.items() for word in ("--where", f"{column}={value}")]
    result = CliRunner().invoke(app, ["show", name, *chosen, "--format", "json"])
    assert result.exit_code == 0, result.output
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return rows


@pytest.fixture(autouse=True)
def store(tmp_path: Path) -> Iterator[Path]:
    with environment(tmp_path):
        yield tmp_path


def market(shares: list[float]) -> list[dict[str, Any]]:
    """2,471 people whose 39,000 hours fall to providers in the given shares."""
    served = [at % len(shares) for at in range(PEOPLE)]
    return [
        {
            "package_id": f"p{at}", "provider_id": f"P{provider:03}", "zone_id": ZONES[at % len(ZONES)],
            "weekly_hours": HOURS * shares[provider] / served.count(provider), "line_start": MONDAY - timedelta(weeks=9),
        }
        for at, provider in enumerate(served)
    ]  # fmt: skip


EQUAL = HALF / HOLDING_HALF
EVEN_TAIL = [EQUAL] * HOLDING_HALF + [(1 - HALF) / (PROVIDERS - HOLDING_HALF)] * (PROVIDERS - HOLDING_HALF)
"""The least concentrated market in which 27 of 142 providers hold 51%."""
FULL, TINY = int((1 - HALF) / EQUAL), 1e-6
TINY_ONES = PROVIDERS - HOLDING_HALF - FULL - 1
STEEP_TAIL = [EQUAL] * (HOLDING_HALF + FULL) + [1 - HALF - FULL * EQUAL - TINY_ONES * TINY] + [TINY] * TINY_ONES
"""The most concentrated one: no provider of the tail holds more than one of the 27."""


@pytest.mark.parametrize(("shares", "hhi"), [(EVEN_TAIL, 117), (STEEP_TAIL, 189)], ids=["even", "steep"])
def test_worcestershire_27_of_142_providers_hold_51_per_cent(store: Path, shares: list[float], hhi: int) -> None:
    load(store, packages=market(shares))
    [found] = show("market_concentration", week_commencing=str(MONDAY), zone_id="all", basis="live")
    held = sorted((row["share"] for row in show("market_shares", zone_id="all", basis="live")), reverse=True)
    assert (found["providers"], found["n50"]) == (PROVIDERS, HOLDING_HALF)
    assert sum(held[:HOLDING_HALF]) == pytest.approx(HALF)
    assert 117 <= found["hhi"] <= 189
    assert found["hhi"] == pytest.approx(hhi, abs=0.5)
    assert found["largest_share"] <= 0.03
    [whole] = show("weekly_hours", week_commencing=str(MONDAY), zone_id="all", age_band="all")
    assert (whole["live_hours"], whole["people"]) == (pytest.approx(HOURS), PEOPLE)
    assert round(whole["live_hours"] / whole["people"], 1) == 15.8


def slots() -> list[dict[str, Any]]:
    """A lead and two secondaries in each of ten zones; 3 leads and 5 secondaries are vacant."""
    made: list[dict[str, Any]] = []
    number = count()
    for zone in ZONES:
        for role, share in (("lead", 0.6), ("secondary", 0.2), ("secondary", 0.2)):
            at = next(number)
            earlier = sum(slot["zone_id"] == zone and slot["role"] == "secondary" for slot in made)
            vacant = zone in VACANT_LEAD if role == "lead" else earlier < VACANT_SECONDARIES.get(zone, 0)
            made.append(
                {
                    "contract_id": f"C{at}", "provider_id": None if vacant else f"P{at:03}", "zone_id": zone,
                    "role": role, "expected_share": share, "start_date": MONDAY - timedelta(weeks=40),
                }
            )  # fmt: skip
    return made


def newcomers() -> list[dict[str, Any]]:
    """In each fully covered zone 39 of 100 new hours fall to contracted providers; elsewhere nine in ten."""
    made: list[dict[str, Any]] = []
    for slot in slots():
        if slot["role"] == "lead" and (slot["zone_id"] in COVERED or slot["provider_id"]):
            contracted = 39 if slot["zone_id"] in COVERED else 90
            pairs = ((slot["provider_id"], contracted), ("P999", 100 - contracted))
            made += [
                {"provider_id": provider, "zone_id": slot["zone_id"], "weekly_hours": hours}
                for provider, hours in pairs
            ]
    return [row | {"package_id": f"n{at}", "line_start": MONDAY - timedelta(weeks=5)} for at, row in enumerate(made)]


def test_worcestershire_contracted_providers_took_39_per_cent_in_fully_covered_zones(store: Path) -> None:
    load(store, "--covers-from", str(MONDAY - timedelta(weeks=80)), packages=newcomers())
    load(store, contracts=slots())
    roles = show("contract_roles", week_commencing=str(MONDAY))
    assert sum(row["slots"] for row in roles) == 30
    assert sum(row["vacant_slots"] for row in roles) == 8
    vacant = {role: sum(row["vacant_slots"] for row in roles if row["role"] == role) for role in ("lead", "secondary")}
    assert vacant == {"lead": 3, "secondary": 5}
    [full] = show(
        "contract_uptake", week_commencing=str(MONDAY), zone_id="all", zones_covered="full", measured_over="13_weeks"
    )
    assert (full["zones"], full["new_hours"]) == (len(COVERED), 500)
    assert full["contracted_share"] == pytest.approx(0.39)
    [designed, *_] = show("market_concentration", week_commencing=str(MONDAY), zone_id="Z10", basis="live")
    assert designed["design_hhi"] == pytest.approx(4400)


def test_bury_8_providers_in_lot_1_and_15_in_lot_2(store: Path) -> None:
    lots = [("Lot 1", at) for at in range(8)] + [("Lot 2", at) for at in range(8, 23)]
    contracts = [
        {"contract_id": f"C{at}", "provider_id": f"P{at}", "local_role": lot, "role": "framework"} for lot, at in lots
    ]
    load(store, packages=[{"package_id": "p1"}], contracts=contracts)
    listed = show("contract_slots", week_commencing=str(MONDAY))
    assert [sum(row["local_role"] == lot for row in listed) for lot in ("Lot 1", "Lot 2")] == [8, 15]


def test_bury_53_responses_with_a_mean_of_4_22(store: Path) -> None:
    """The mean is that of all replies; a provider with under five has none of its own."""
    replies = [("P1", 30, 4.2), ("P2", 20, 4.3), ("P3", 3, 11.66 / 3)]
    feedback = [
        {"provider_id": provider, "period_start": date(2026, 7, 1), "responses": number, "mean_rating": mean}
        for provider, number, mean in replies
    ]
    load(store, packages=[{"package_id": "p1"}], feedback=feedback)
    [whole] = show("feedback", provider_id="all", respondent="all")
    assert whole["responses"] == 53
    assert whole["mean_rating"] == pytest.approx(4.22, abs=0.005)
    [few] = show("feedback", provider_id="P3", respondent="all")
    assert (few["responses"], few["mean_rating"]) == (3, None)


def test_bath_six_providers_hold_70_per_cent_of_spend_and_four_40_per_cent_of_new_packages(store: Path) -> None:
    paid = [10, 10, 10, 10, 15, 15, *[5] * 6]
    payments = [
        {
            "provider_id": f"P{at}",
            "reference": f"R{at}",
            "paid_on": MONDAY - timedelta(days=30),
            "amount": 1000 * amount,
        }
        for at, amount in enumerate(paid)
    ]
    begun = [10, 10, 10, 10, *[5] * 12]
    packages = [
        {
            "package_id": f"p{at}",
            "provider_id": f"P{at}",
            "weekly_hours": hours,
            "line_start": MONDAY - timedelta(weeks=6),
        }
        for at, hours in enumerate(begun)
    ]
    load(store, "--covers-from", str(MONDAY - timedelta(weeks=30)), packages=packages)
    load(store, payments=payments)
    spend = show("market_shares", week_commencing=str(MONDAY), basis="spend")
    assert sum(sorted((row["share"] for row in spend), reverse=True)[:6]) == pytest.approx(0.70)
    [begun_here] = show("market_concentration", week_commencing=str(MONDAY), zone_id="all", basis="new_packages")
    assert begun_here["cr4"] == pytest.approx(0.40)
