"""Hours of care on a Monday: `weekly_hours` and `package_sizes`."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.oracle.calendar import inside, mondays, span_of, zones
from tests.oracle.records import ALL, Council, Line

Table = dict[tuple[Any, ...], dict[str, Any]]


def live_lines(council: Council, monday: date) -> list[Line]:
    return [line for line in council.lines if line.counts and line.active and line.in_force(monday)]


def suspended_lines(council: Council, monday: date) -> list[Line]:
    return [line for line in council.lines if line.counts and not line.active and line.in_force(monday)]


def weekly_hours(council: Council) -> Table:
    bands = sorted({line.age_band for line in council.lines})
    span = span_of(council.packages)
    table: Table = {}
    for monday in mondays(council):
        live, suspended = live_lines(council, monday), suspended_lines(council, monday)
        for zone in [*zones(council), ALL]:
            for band in [*bands, ALL]:
                row = _hours_row(_in_cell(live, zone, band), _in_cell(suspended, zone, band))
                covered = span.covers(monday)
                table[monday, zone, band] = row if covered else dict.fromkeys(row)
    return table


def _hours_row(live: list[Line], suspended: list[Line]) -> dict[str, Any]:
    return {
        "live_hours": total(live),
        "suspended_hours": total(suspended),
        "people": len({line.person_id for line in live}),
        "packages": len({line.package_id for line in live}),
        "native_period": None,
    }


def _in_cell(lines: list[Line], zone: str, band: str) -> list[Line]:
    return [line for line in lines if inside(line.zone_id, zone) and inside(line.age_band, band)]


def total(lines: Iterable[Line]) -> float:
    return sum((line.weekly_hours for line in lines), 0.0)


def package_sizes(council: Council) -> Table:
    span = span_of(council.packages)
    table: Table = {}
    for monday in filter(span.covers, mondays(council)):
        live = live_lines(council, monday)
        for zone in [*zones(council), ALL]:
            for band in [*sorted({line.age_band for line in live}), ALL]:
                for funder in ("council", "nhs", "joint"):
                    cell = [line for line in _in_cell(live, zone, band) if line.funder == funder]
                    table |= {(monday, zone, band, funder, size): row for size, row in _sizes(cell).items()}
    return table


def _sizes(lines: list[Line]) -> dict[str, dict[str, Any]]:
    by_package: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_package[line.package_id].append(line)
    by_size: dict[str, list[list[Line]]] = defaultdict(list)
    for package in by_package.values():
        by_size[size_band(total(package))].append(package)
    return {size: _size_row(packages) for size, packages in by_size.items()}


def _size_row(packages: list[list[Line]]) -> dict[str, Any]:
    lines = [line for package in packages for line in package]
    return {
        "packages": len(packages),
        "people": len({line.person_id for line in lines}),
        "hours": total(lines),
        "mean_hours": total(lines) / len(packages),
    }


def size_band(hours: float) -> str:
    for edge, name in ((2, "0-<2"), (5, "2-<5"), (10, "5-<10"), (20, "10-<20")):
        if hours < edge:
            return name
    return "20+"
