"""What a random council's hospitals, reablement teams, monitoring and surveys return: gaps and blanks included."""

from datetime import date, timedelta
from random import Random
from typing import Final

from tests.oracle.draw_council import FIRST_MONDAY, PROVIDERS, ZONES
from tests.oracle.records import WEEK
from tests.oracle.service_records import Discharge, Kpi, Period, Replies, Services, Stay

RETURNED_FROM: Final = FIRST_MONDAY - 30 * WEEK
WEEKS: Final = 54
"""To the last Mondays before the first of the council's feeds is as at."""


def drawn_services(seed: int) -> Services:
    rng = Random(seed + 2000)  # noqa: S311
    return Services(
        tuple(_stays(rng)),
        tuple(_discharges(rng)),
        (*_calls(rng), *_monthly(rng)),
        tuple(_kpis(rng)),
        tuple(_replies(rng)),
    )


def _weeks(rng: Random) -> list[date]:
    first, last = rng.randrange(20), WEEKS - rng.randrange(4)
    return [RETURNED_FROM + week * WEEK for week in range(first, last) if rng.random() < 0.92]


def _stays(rng: Random) -> list[Stay]:
    """Denholme returns nothing, and one zone leaves out who waits."""
    silent = rng.choice(ZONES[:3])
    return [
        Stay(
            week, zone, rng.choice([0, 8, 12, 20]), rng.choice([14.0, 20.5, 31.0]),
            rng.choice([None, 2, 4, 6, 5]), rng.choice([0, 3, 5]), rng.choice([12, 25]), rng.choice([None, 20.0, 24.0]),
            None if zone == silent else rng.choice([0, 1, 2, 3, 4]),
        )
        for zone in ZONES[:3]
        for week in _weeks(rng)
    ]  # fmt: skip


def _discharges(rng: Random) -> list[Discharge]:
    """Two hospitals, or all of them together, or both; one zone never says who was admitted."""
    silent = rng.choice(ZONES)
    rows: list[Discharge] = []
    for zone in ZONES[: rng.choice([3, 4])]:
        for week in _weeks(rng):
            shapes: list[tuple[str | None, ...]] = [("Royal",), ("Royal", "Cottage"), (None,), (None, "Royal")]
            rows += [_discharge(rng, week, zone, name, silent == zone) for name in rng.choice(shapes)]
    return rows


def _discharge(rng: Random, week: date, zone: str, hospital: str | None, silent: bool) -> Discharge:
    return Discharge(
        week, zone, hospital, rng.choice([10, 20, 30]), rng.choice([None, 2.5, 4.0]),
        rng.choice([0, 3, 5, 6, 8, 9]), rng.choice([None, 0, 1, 2, 3, 4, 5, 6]), rng.choice([0.0, 7.5, 12.0]),
        None if silent else rng.choice([0, 1, 2, 4]),
    )  # fmt: skip


def _calls(rng: Random) -> list[Period]:
    """By week and provider, some by age and some for all providers of a zone together."""
    rows: list[Period] = []
    for week in _weeks(rng):
        for zone in rng.sample(ZONES, 2):
            for provider in rng.sample(PROVIDERS, 2):
                bands = rng.choice([(None,), (None,), ("75-84", "85+")])
                rows += [_period(rng, week, "week", (zone, band, provider)) for band in bands]
            if rng.random() < 0.2:
                rows.append(Period(week, "week", zone, None, None, 40.0, None, rng.choice([3.0, 8.0]), 2.0))
    return rows


def _monthly(rng: Random) -> list[Period]:
    months = [(RETURNED_FROM + timedelta(days=31 * place)).replace(day=1) for place in range(1, 12)]
    return [
        _period(rng, month, "month", (zone, None, provider))
        for month in months
        for zone in (*ZONES[:2], None)
        for provider in PROVIDERS[:3]
        if zone is not None or rng.random() < 0.2
    ]


def _period(rng: Random, start: date, period: str, whose: tuple[str | None, str | None, str]) -> Period:
    planned = rng.choice([10.0, 25.5, 40.0])
    delivered = rng.choice([None, planned, planned - 2.5])
    missed, late = (rng.choice([None, *[0.0, 1.0, 2.0, 5.0] * 4]) for _ in range(2))
    return Period(start, period, *whose, planned, delivered, missed, late)


def _kpis(rng: Random) -> list[Kpi]:
    return [
        Kpi(start, provider, name, rng.choice([None, 0.9, 0.95]), rng.choice([None, 0.92]))
        for start in (date(2025, 7, 1), date(2025, 10, 1))
        for provider in PROVIDERS
        for name in ("Visits on time", "Complaints")
        if rng.random() < 0.7
    ]


def _replies(rng: Random) -> list[Replies]:
    """By provider, for all of them, or both; some of them by zone."""
    return [
        Replies(start, provider, zone, who, rng.choice([0, 1, 3, 4, 5, 9]), rng.choice([None, 3.5, 4.0, 5.0]))
        for start in (date(2025, 7, 1), date(2025, 10, 1))
        for provider in (*PROVIDERS, None)
        for zone in (None, "Ardwick")
        for who in ("customer", "family", "professional")
        if rng.random() < 0.5
    ]
