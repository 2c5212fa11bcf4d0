"""The extract `providers`: a row from each day on which something about a provider changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import polars as pl

from data_samples.arrays import NONE, OPEN
from data_samples.world import dates, ids

if TYPE_CHECKING:
    from data_samples.arrays import Bools
    from data_samples.market import Market
    from data_samples.world import World

FIRST: Final = (
    "Bram", "Corv", "Dulver", "Elvor", "Fenwin", "Garr", "Hesk", "Istel", "Jassel", "Kelv",
    "Lorn", "Mard", "Nettel", "Orvel", "Pennor", "Quill", "Rusk", "Selk", "Tamber", "Ulver",
)  # fmt: skip
SECOND: Final = ("mere", "holt", "garth", "stead", "combe", "dene", "thwaite", "wold")
KIND: Final = ("Home Care", "Care Services", "Homecare", "Community Care", "Care at Home")
RATINGS: Final = ("Outstanding", "Good", "Requires improvement", "Inadequate", "Not rated")
RATING_SHARES: Final = (0.05, 0.72, 0.15, 0.01, 0.07)
MONITORED: Final = 0.8
OVERSEEN: Final = 3
REGRADED: Final = 24
HEADERS: Final = (
    "provider_id", "from", "provider_name", "group_name", "cqc_location_id", "rating", "status",
    "notice_ends", "succeeded_by", "market_oversight", "ecm_compliant",
)  # fmt: skip

Row = dict[str, Any]
Change = tuple[int, int, Row]


def table(world: World) -> pl.DataFrame:
    """Grain: provider_id, from (blank = always)."""
    rows = [row | {"from": NONE} for row in _always(world)]
    everything = list(rows)
    for provider, day, change in sorted(_changes(world), key=lambda entry: entry[:2]):
        rows[provider] = rows[provider] | change | {"from": day}
        everything.append(rows[provider])
    everything.sort(key=lambda row: (row["number"], row["from"]))
    return _frame(everything)


def _frame(rows: list[Row]) -> pl.DataFrame:
    columns: dict[str, Any] = {name: [row[name] for row in rows] for name in rows[0]}
    for name, prefix in (("number", "P"), ("succeeded_by", "P")):
        columns[name] = ids(prefix, np.array(columns[name]), 3)
    for name in ("from", "notice_ends"):
        columns[name] = dates(np.array(columns[name]))
    return pl.DataFrame(columns).rename({"number": "provider_id"}).select(HEADERS)


def monitored(world: World) -> Bools:
    """Providers whose calls are monitored electronically."""
    return _drawn(world)[2]


def _drawn(world: World) -> tuple[list[str], list[str], Bools]:
    """Names, first ratings, whether calls are monitored."""
    rng, count = world.council.stream("providers"), world.market.size
    names, ratings = _names(count, rng), rng.choice(RATINGS, count, p=RATING_SHARES).tolist()
    return names, ratings, rng.random(count) < MONITORED


def _always(world: World) -> list[Row]:
    market, (names, ratings, calls) = world.market, _drawn(world)
    return [
        {
            "number": number, "provider_name": names[number], "group_name": _group(market, names, number),
            "cqc_location_id": f"SAMPLE-{number + 1:04d}", "rating": ratings[number], "status": "active",
            "notice_ends": NONE, "succeeded_by": NONE, "market_oversight": number < OVERSEEN,
            "ecm_compliant": bool(calls[number]),
        }
        for number in range(market.size)
    ]  # fmt: skip


def _names(count: int, rng: np.random.Generator) -> list[str]:
    stems = [first + second for first in FIRST for second in SECOND]
    chosen = rng.permutation(len(stems))[:count]
    kinds = rng.choice(KIND, count)
    return [f"{stems[stem]} {kind}" for stem, kind in zip(chosen, kinds, strict=True)]


def _group(market: Market, names: list[str], number: int) -> str | None:
    group = market.group[number]
    if group == NONE:
        return None
    owner = int(np.flatnonzero(market.group == group)[0])
    return f"{names[owner].split()[0]} Group"


def _changes(world: World) -> list[Change]:
    """Provider, first day, what is new; only what had happened by the as-at Monday."""
    changes = _leaving(world.market) + _barred(world.market) + _taken_over(world.market) + _regraded(world)
    return [change for change in changes if change[1] <= world.council.today]


def _leaving(market: Market) -> list[Change]:
    changes: list[Change] = []
    for number in np.flatnonzero(market.leaves_on < OPEN).tolist():
        last, notice = int(market.leaves_on[number]), int(market.notice_from[number])
        changes.append((number, notice, {"status": "notice_given", "notice_ends": last}))
        changes.append((number, last + 1, {"status": "exited"}))
    return changes


def _barred(market: Market) -> list[Change]:
    changes: list[Change] = []
    for place, number in enumerate(np.flatnonzero(market.barred_from < OPEN).tolist()):
        status = "suspended" if place % 2 else "embargoed"
        changes.append((number, int(market.barred_from[number]), {"status": status}))
        changes.append((number, int(market.barred_to[number]), {"status": "active"}))
    return changes


def _taken_over(market: Market) -> list[Change]:
    old = np.flatnonzero(market.successor >= 0).tolist()
    return [(n, int(market.succeeded_on[n]), {"succeeded_by": int(market.successor[n])}) for n in old]


def _regraded(world: World) -> list[Change]:
    """Inspections; on a weekday of its own, so that no other change falls on the day."""
    rng = world.council.stream("inspections")
    who = rng.choice(np.flatnonzero(world.market.stays()), REGRADED, replace=False)
    days = world.council.today - 7 * rng.integers(1, max(world.council.weeks, 2), REGRADED) + 2
    ratings = rng.choice(RATINGS[:4], REGRADED, p=(0.08, 0.57, 0.30, 0.05))
    return [(int(n), int(day), {"rating": str(r)}) for n, day, r in zip(who, days, ratings, strict=True)]
