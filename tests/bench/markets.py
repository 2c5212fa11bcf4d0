"""A market of 142 providers in 10 zones over 208 weeks: its whole version built by the product, and by a bare script.

Both run the same queries; the product also tests every grain and runs every check.
"""

import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random

import duckdb
import polars as pl

from dashboard.intake.contracts import CONTRACTS
from dashboard.loading.versions import LOADS
from dashboard.settings import Settings
from dashboard.warehouse import build, first_values, frozen
from dashboard.warehouse.ingredients import Ingredients, given
from tests.bench import bare_build
from tests.bench.figures import Figure, compared
from tests.bench.loads import ROOT, TURNS, insist_on_equal

PROVIDERS, ZONES, WEEKS = 142, 10, 208
PACKAGES_AT_ONCE = 2
"""Of each provider in each zone, so that every market holds all of them on every Monday."""

LAST = date(2026, 11, 16)
FIRST = LAST - timedelta(weeks=WEEKS - 1)
TIMES = 1.5
SUMS = {"market_shares": "share", "market_concentration": "hhi", "provider_hours": "hours"}


def built(folder: Path) -> Figure:
    """Turn by turn, each into a file of its own."""
    ingredients = _ingredients()
    frames = given(ingredients), ingredients.raw
    product, floor = [], []
    for turn in range(TURNS):
        ours, bare = folder / f"market-{turn}.duckdb", folder / f"market-bare-{turn}.duckdb"
        product.append(_timed(partial(build.build, ours, ingredients, lambda _step: None)))
        floor.append(_timed(partial(bare_build.make, bare, ROOT / "sql", *frames)))
    insist_on_equal(ours, bare, SUMS)
    _insist_on_size(ours)
    name = f"Build {PROVIDERS} providers x {ZONES} zones x {WEEKS} weeks"
    return compared(name, product, floor, times=TIMES)


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds of this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def _insist_on_size(version: Path) -> None:
    query = "select count(*) from market_shares where basis = 'live' and zone_id != 'all'"
    with duckdb.connect(str(version), read_only=True) as connection:
        found = connection.sql(query).fetchall()[0][0]
    if found != PROVIDERS * ZONES * WEEKS:
        message = f"the market has {found} shares, not {PROVIDERS * ZONES * WEEKS}"
        raise RuntimeError(message)


def _ingredients() -> Ingredients:
    shapes = {kind: {"feed": pl.String(), **contract.dtypes} for kind, contract in CONTRACTS.items()}
    raw = {kind: pl.DataFrame(schema=shape) for kind, shape in shapes.items()}
    raw["packages"] = pl.DataFrame(_lines(), schema=shapes["packages"])
    covers = ("packages", "default", LAST, FIRST, LAST, 0, 1, True)
    sources = ["kind", "feed", "as_at", "covers_from", "covers_to", "late_days", "loads", "sets_as_at"]
    return Ingredients(
        raw,
        pl.DataFrame([covers], schema=sources, orient="row"),
        pl.DataFrame(schema=LOADS),
        pl.DataFrame(Settings().as_rows(), schema=["name", "value", "unit"], orient="row"),
        (FIRST, LAST),
        provisional_weeks=2,
        nation="ENG",
        kept={**frozen.NOTHING, **first_values.NOTHING},
    )


def _lines() -> list[dict[str, object]]:
    """Packages one after the other in each place, each a new person's, of a few weeks to two years."""
    rng = Random(7)  # noqa: S311
    places = [(provider, zone) for provider in range(PROVIDERS) for zone in range(ZONES)] * PACKAGES_AT_ONCE
    lines: list[dict[str, object]] = []
    for provider, zone in places:
        start = FIRST - timedelta(days=rng.randrange(1, 400))
        while start <= LAST:
            end = start + timedelta(days=rng.randrange(20, 700))
            name = f"k{len(lines)}"
            lines.append(
                {
                    "feed": "default", "package_id": name, "person_id": name, "provider_id": f"P{provider:03d}", "zone_id": f"Z{zone:02d}",
                    "age_band": "85+", "funder": "council", "service": "standard", "status": "active",
                    "arrangement": "council_arranged", "weekly_hours": float(rng.randrange(2, 40)),
                    "line_start": start, "line_end": end if end < LAST else None,
                }
            )  # fmt: skip
            start = end + timedelta(days=1)
    return lines
