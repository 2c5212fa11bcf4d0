"""Hours by the rating, the status and the monitoring of who delivers them: `quality_mix`."""

from collections.abc import Callable, Iterator
from datetime import date

from tests.oracle.calendar import mondays, span_of
from tests.oracle.hours import Table, live_lines, total
from tests.oracle.market_records import Market, row_in_force
from tests.oracle.records import Line, Provider

MONITORED = {True: "compliant", False: "not_compliant", None: "not_stated"}
LEVELS: dict[str, Callable[[Provider | None], str]] = {
    "rating": lambda row: (row and row.rating) or "Not rated",
    "status": lambda row: (row and row.status) or "active",
    "monitoring": lambda row: MONITORED[getattr(row, "ecm_compliant", None)],
}


def quality_mix(market: Market) -> Table:
    council = market.council
    table: Table = {}
    for monday in mondays(council):
        if span_of(council.packages).covers(monday):
            live = live_lines(council, monday)
            table |= {(monday, *key): row for zone in _places(live) for key, row in _zone(market, monday, zone, live)}
    return table


def _places(lines: list[Line]) -> list[str]:
    return [*sorted({line.zone_id for line in lines}), "all"] if lines else []


def _zone(
    market: Market, monday: date, zone: str, live: list[Line]
) -> Iterator[tuple[tuple[str, str, str], dict[str, float | None]]]:
    here = [line for line in live if zone in ("all", line.zone_id)]
    for measured_by, level_of in LEVELS.items():
        levels = {line.provider_id: level_of(row_in_force(market.council, line.provider_id, monday)) for line in here}
        for level in {*levels.values(), "all"}:
            lines = [line for line in here if level in ("all", levels[line.provider_id])]
            yield (zone, measured_by, level), _row(lines, total(here))


def _row(lines: list[Line], whole: float) -> dict[str, float | None]:
    return {
        "hours": total(lines), "people": len({line.person_id for line in lines}),
        "providers": len({line.provider_id for line in lines if line.weekly_hours > 0}),
        "share": total(lines) / whole if whole else None,
    }  # fmt: skip
