"""If a provider stopped: 150 providers in 10 zones, every one in turn within seconds, and two at once beside one."""

import time
from collections.abc import Callable
from random import Random
from typing import Final

import polars as pl

from dashboard.planning import exits
from tests.bench.figures import Figure, compared, medians

PROVIDERS, ZONES, TURNS = 150, 10, 5
SECONDS: Final = 10.0
TWO_BESIDE_ONE: Final = 3.0
WIDE: Final = 0.3
"""Of providers, those that declare hours for any zone: they alone make the programme more than an addition."""
CONTRACTED: Final = 0.1
"""Of providers in a zone, those with a role and a cap there."""


def measured() -> list[Figure]:
    """Every provider in turn for three shares of staff; then two at once, as the page asks for them, beside one."""
    tables = market()
    every = _taken(lambda: exits.exit_zones(tables))
    two = _taken(lambda: exits.together(tables, ["P000", "P001"], OVERLAPS))
    one = [(wall / PROVIDERS, cpu / PROVIDERS) for wall, cpu in every]
    in_turn = f"If each of {PROVIDERS} providers x {ZONES} zones stopped"
    return [
        Figure(in_turn, *medians(every), floor_wall=0.0, times=1.0, extra=SECONDS),
        compared("If two of them stopped at once, beside one", two, one, times=TWO_BESIDE_ONE),
    ]


def _taken(work: Callable[[], object]) -> list[tuple[float, float]]:
    taken = []
    for _ in range(TURNS):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        taken.append((time.perf_counter() - wall, time.process_time() - cpu))
    return taken


OVERLAPS: Final = pl.DataFrame(
    schema={"group_name": pl.String, "other_group": pl.String, "people": pl.Int64, "packages": pl.Int64,
            "double_handed_packages": pl.Int64}
)  # fmt: skip


def market() -> dict[str, pl.DataFrame]:
    """Every provider in every zone, with spare hours, caps and roles."""
    rng = Random(7)  # noqa: S311
    providers, zones = [f"P{at:03d}" for at in range(PROVIDERS)], [f"Z{at:02d}" for at in range(ZONES)]
    held = [(provider, zone, float(rng.randrange(5, 90))) for provider in providers for zone in zones]
    by_zone = pl.DataFrame(held, schema=["group_name", "zone_id", "hours"], orient="row")
    whole = by_zone.group_by("group_name", maintain_order=True).agg(pl.col("hours").sum(), zone_id=pl.lit("all"))
    counts = {"people": 9, "packages": 9, "double_handed_packages": 1, "zones": ZONES, "oversight_flag": False}
    offers = [_offer(rng, provider, zone) for provider in providers for zone in (*zones, "all")]
    return {
        "exit_exposure": pl.concat([by_zone, whole], how="diagonal").with_columns(
            **{name: pl.lit(value) for name, value in counts.items()}
        ),
        "exit_offers": pl.DataFrame(offers),
        "settings": pl.DataFrame({"name": ["staff_transferring"], "value": ["0.0;0.5;0.8"]}),
        "sourcing_rate": pl.DataFrame({"hours_a_week": [500.0]}),
    }


def _offer(rng: Random, provider: str, zone: str) -> dict[str, object]:
    wide = int(provider[1:]) < PROVIDERS * WIDE
    declares = rng.random() < (0.9 if (zone == "all") == wide else 0.1)
    contracted = zone != "all" and rng.random() < CONTRACTED
    return {
        "provider_id": provider, "group_name": provider, "zone_id": zone,
        "spare_hours": float(rng.randrange(1, 30)) if declares else 0.0,
        "headroom": float(rng.randrange(-5, 40)) if contracted else None,
        "distance": rng.randrange(3) if contracted else 3,
    }  # fmt: skip
