"""Forecasts as a run would have frozen them: some weeks old, to be judged, and of the last census."""

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.oracle.calendar import mondays, span_of, zones
from tests.oracle.records import ALL, WEEK, Council, monday_on_or_before

QUANTITIES = ("live_hours", "demand_hours", "waiting_hours", "new_packages")
DRAWS = 11


def made_on(council: Council) -> date:
    """The last census whose hours are known."""
    return monday_on_or_before(span_of(council.packages).last)


def drawn_forecasts(seed: int, council: Council) -> dict[date, list[dict[str, Any]]]:
    rng = Random(seed + 5000)  # noqa: S311
    old = [day for day in mondays(council) if day <= made_on(council) - 6 * WEEK][-1:]
    scored = [
        _forecast(old[0], place, quantity, zone, rng.choice([0.0, 3.0, 20.5, 100.0, 200.0, 310.0]))
        for place in range(1, 8)
        for quantity in QUANTITIES
        for zone in (*zones(council), ALL)
    ]
    return {old[0]: scored, made_on(council): [row for place in range(1, 9) for row in _joint(rng, council, place)]}


def _forecast(day: date, weeks: int, quantity: str, zone: str, hours: float) -> dict[str, Any]:
    return {
        "made_on": day, "quantity": quantity, "zone_id": zone, "week_commencing": day + timedelta(weeks=weeks),
        "hours": hours, "lower_80": hours - 40, "upper_80": hours + 40, "lower_95": hours - 150, "upper_95": hours + 150,
    }  # fmt: skip


def _joint(rng: Random, council: Council, weeks: int) -> list[dict[str, Any]]:
    """Draws of the council are those of its zones added up."""
    by_zone = {zone: [rng.randrange(1200) / 4 for _ in range(DRAWS)] for zone in zones(council)}
    by_zone[ALL] = [sum(parts) for parts in zip(*by_zone.values(), strict=True)]
    day = made_on(council)
    return [
        _forecast(day, weeks, "demand_hours", zone, sum(draws) / DRAWS) | {"draws": draws}
        for zone, draws in by_zone.items()
    ]
