"""What lies ahead of given forecasts, and how far off they were: `forward_gaps` and `forecast_scores`."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from statistics import mean
from typing import Any

from tests.oracle.calendar import inside, mondays, span_of, zones
from tests.oracle.draw_ahead import drawn_forecasts, made_on
from tests.oracle.gaps import weekly_gaps
from tests.oracle.hours import Table, live_lines, total
from tests.oracle.market import package_begun
from tests.oracle.market_records import places, row_in_force
from tests.oracle.records import WEEK, Council, Line, monday_on_or_before
from tests.oracle.waiting import percentile, waiting

Known = float | None


def forward_gaps(seed: int, council: Council) -> Table:
    gaps = weekly_gaps(council)
    census = capacity_census(council)
    leaving = _leaving(council, census)
    table: Table = {}
    for row in drawn_forecasts(seed, council)[made_on(council)]:
        week, zone = row["week_commencing"], row["zone_id"]
        gone = sum(hours for place, ends, hours in leaving if ends <= week and inside(place, zone))
        now = gaps[census, zone]
        table[week, zone] = _ahead(row["hours"], row["draws"], now, gone)
    return table


def capacity_census(council: Council) -> date:
    """Of all that capacity is reckoned from: the older of packages and queue."""
    return monday_on_or_before(min(span_of(council.packages).last, span_of(council.waiting_list).last))


def _ahead(demand: float, draws: list[float], now: dict[str, Any], gone: float) -> dict[str, Any]:
    row: dict[str, Any] = {
        "demand_hours": demand, "leaving_hours": gone, "recruited_hours": 0.0,
        "care_workers_needed": None, "limit_probability": None,
    }  # fmt: skip
    if now["capacity_hours"] is None:
        unknown = ("capacity_hours", "gap_hours", "gap_lower_80", "gap_upper_80", "shortfall_probability")
        return row | dict.fromkeys(unknown)
    capacity = now["capacity_hours"] - gone
    longer = [draw - capacity > now["gap_hours"] for draw in draws]
    return row | {
        "capacity_hours": capacity,
        "gap_hours": demand - capacity,
        "gap_lower_80": (percentile(draws, 0.1) or 0.0) - capacity,
        "gap_upper_80": (percentile(draws, 0.9) or 0.0) - capacity,
        "shortfall_probability": sum(longer) / len(draws),
    }


def _leaving(council: Council, census: date) -> list[tuple[str, date, float]]:
    """Zone, end of notice and hours; of a package that is partly to be re-placed each provider by its hours."""
    found: list[tuple[str, date, float]] = []
    by_package: dict[str, list[Line]] = defaultdict(list)
    for line in live_lines(council, census):
        by_package[line.package_id].append(line)
    for package, lines in by_package.items():
        asked = sum(
            row.weekly_hours or 0.0
            for row in waiting(council, census)
            if row.queue == "package" and row.replaces_package_id == package
        )
        whole = total(lines)
        left = 1 - min(asked, whole) / whole if whole else 0.0
        for line in lines:
            row = row_in_force(council, line.provider_id, census)
            if row is not None and row.notice_ends is not None:
                found.append((line.zone_id, row.notice_ends, line.weekly_hours * left))
    return found


def forecast_scores(seed: int, council: Council) -> Table:
    firm = made_on(council) - 2 * WEEK
    known = {name: _outturns(council, of) for name, of in OUTTURNS.items()}
    table: Table = {}
    for day, rows in drawn_forecasts(seed, council).items():
        for row in rows:
            series = known[row["quantity"]][row["zone_id"]]
            week = row["week_commencing"]
            if week <= firm and series.get(week) is not None:
                table |= _scores(day, row, series)
    return table


def _scores(day: date, row: dict[str, Any], series: dict[date, Known]) -> Table:
    week = row["week_commencing"]
    came = series[week] or 0.0
    learnt = {each: value for each, value in series.items() if value is not None and each <= day - 2 * WEEK}
    changes = [
        abs(learnt[after] - learnt[before]) for before, after in pairwise(sorted(learnt)) if after - before == WEEK
    ]
    models = {
        "forecast": row["hours"],
        "naive": learnt.get(day - 2 * WEEK),
        "seasonal_naive": learnt.get(week - 52 * WEEK),
    }
    key = (day, (week - day).days // 7, row["zone_id"], "all", row["quantity"])
    table: Table = {}
    for model, said in models.items():
        off = None if said is None else abs(said - came)
        usual = mean(changes) if changes else 0.0
        table[*key, model] = {
            "wape": off / abs(came) if off is not None and came else None,
            "mase": off / usual if off is not None and usual else None,
        }
    table[*key, "forecast"] |= {
        f"coverage_{share}": float(row[f"lower_{share}"] <= came <= row[f"upper_{share}"]) for share in (80, 95)
    }
    return table


def _outturns(council: Council, of: Callable[[Council, date, str], Known]) -> dict[str, dict[date, Known]]:
    return {zone: {day: of(council, day, zone) for day in mondays(council)} for zone in places(zones(council))}


def _from_gaps(name: str) -> Callable[[Council, date, str], Known]:
    tables: dict[int, Table] = {}

    def known(council: Council, day: date, zone: str) -> Known:
        found = (
            tables.setdefault(id(council), weekly_gaps(council)) if id(council) not in tables else tables[id(council)]
        )
        return found[day, zone][name]  # type: ignore[no-any-return]

    return known


def new_packages(council: Council, monday: date, zone: str) -> Known:
    span = span_of(council.packages)
    if not (span.covers(monday) and span.covers(monday - WEEK)):
        return None
    counting = [line for line in council.lines if line.counts]
    begun = [line for line in counting if monday - WEEK < line.line_start <= monday]
    first = [line for line in begun if line.line_start == package_begun(counting, line)]
    return len({line.package_id for line in first if inside(line.zone_id, zone)})


OUTTURNS: dict[str, Callable[[Council, date, str], Known]] = {
    **{name: _from_gaps(name) for name in ("live_hours", "demand_hours", "waiting_hours")},
    "new_packages": new_packages,
}
