"""Packages by what they are split by: `package_splits`, `large_packages`, `double_handed` and `reviews_due`."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.oracle.calendar import mondays, span_of
from tests.oracle.exits import last_census
from tests.oracle.hours import Table, live_lines, total
from tests.oracle.market import package_begun
from tests.oracle.market_records import Market
from tests.oracle.records import ALL, Line

Cell = tuple[date, str, str]
LARGE = ((30, "20-<30"), (40, "30-<40"), (60, "40-<60"), (1000, "60+"))


def cells(market: Market) -> Iterator[tuple[Cell, list[Line]]]:
    """Live lines by Monday, zone and age band, and by all of each."""
    span = span_of(market.council.packages)
    for monday in filter(span.covers, mondays(market.council)):
        found: dict[Cell, list[Line]] = defaultdict(list)
        for line in live_lines(market.council, monday):
            for zone in (line.zone_id, ALL):
                for band in (line.age_band, ALL):
                    found[monday, zone, band].append(line)
        yield from found.items()


def by_package(lines: list[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.package_id].append(line)
    return found


def counted(lines: list[Line]) -> dict[str, Any]:
    return {
        "packages": len(by_package(lines)),
        "people": len({line.person_id for line in lines}),
        "hours": total(lines),
    }


def package_splits(market: Market) -> Table:
    table: Table = {}
    for cell, lines in cells(market):
        for split_by in ("team", "source"):
            parts: dict[str, list[Line]] = defaultdict(list)
            for line in lines:
                for part in (stated(getattr(line, split_by)), ALL):
                    parts[part].append(line)
            table |= {(*cell, split_by, part): _split(there) for part, there in parts.items()}
    return table


def stated(name: str | None) -> str:
    return "not_stated" if name in (None, ALL) else str(name)


def _split(lines: list[Line]) -> dict[str, Any]:
    small = [line for package in by_package(lines).values() if total(package) < 5 for line in package]
    row = counted(lines)
    named = {f"small_{name}": value for name, value in counted(small).items()}
    return row | named | {"mean_hours": row["hours"] / row["packages"]}


def large_packages(market: Market) -> Table:
    """A package that two zones share is as large in each as its lines together."""
    table: Table = {}
    whole = {monday: _whole_hours(market, monday) for monday in mondays(market.council)}
    for cell, lines in cells(market):
        bands: dict[str, list[Line]] = defaultdict(list)
        for name, package in by_package(lines).items():
            hours = whole[cell[0]][name]
            if hours >= 20:
                bands[next(band for edge, band in LARGE if hours < edge)] += package
                bands[ALL] += package
        table |= {(*cell, band): counted(there) for band, there in bands.items()}
    return table


def _whole_hours(market: Market, monday: date) -> dict[str, float]:
    return {name: total(lines) for name, lines in by_package(live_lines(market.council, monday)).items()}


def double_handed(market: Market) -> Table:
    table: Table = {}
    for cell, lines in cells(market):
        pairs = [line for line in lines if line.carers_per_visit == 2]
        row, whole = counted(pairs), counted(lines)
        table[cell] = row | {
            "person_hours": row["hours"] / 2,
            "share": row["packages"] / whole["packages"],
            "hours_share": row["hours"] / whole["hours"] if whole["hours"] else None,
        }
    return table


def reviews_due(market: Market) -> Table:
    monday = last_census(market)
    counting = [line for line in market.council.lines if line.counts]
    table: Table = {}
    for cell, lines in cells(market):
        if cell[0] == monday:
            teams: dict[str, set[str]] = defaultdict(set)
            for line in lines:
                teams[stated(line.team)].add(line.package_id)
                teams[ALL].add(line.package_id)
            table |= {(*cell, team): _due(counting, packages, monday) for team, packages in teams.items()}
    return table


def _due(counting: list[Line], packages: set[str], monday: date) -> dict[str, Any]:
    """A review of before a package began says nothing of it."""
    year_before = monday.replace(year=monday.year - 1)
    overdue = blank = 0
    for package in packages:
        lines = [line for line in counting if line.package_id == package]
        reviews = [
            line.last_review_on for line in lines if line.last_review_on is not None and line.line_start <= monday
        ]
        old = max([package_begun(lines, lines[0]), *reviews]) <= year_before
        overdue += old and bool(reviews)
        blank += old and not reviews
    return {
        "packages": len(packages), "overdue_packages": overdue, "blank_packages": blank, "due_packages": overdue + blank,
        "due_share": (overdue + blank) / len(packages),
    }  # fmt: skip
