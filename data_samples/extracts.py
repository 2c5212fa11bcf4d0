"""All extracts of the sample council, and the files they are written to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data_samples import (
    capacity,
    commissioned_hours,
    comparators,
    contracts,
    discharges,
    events,
    feedback,
    offers,
    packages,
    payments,
    population,
    prices,
    provider_kpis,
    providers,
    reablement,
    waiting_list,
    workforce,
    zones,
)
from data_samples.council import AS_AT
from data_samples.world import World, build_world

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    import polars as pl

KINDS: Final[dict[str, Callable[[World], pl.DataFrame]]] = {
    "zones": zones.table,
    "providers": providers.table,
    "packages": packages.table,
    "waiting_list": waiting_list.table,
    "capacity": capacity.table,
    "contracts": contracts.table,
    "offers": offers.table,
    "commissioned_hours": commissioned_hours.table,
    "workforce": workforce.table,
    "payments": payments.table,
    "events": events.table,
    "feedback": feedback.table,
    "provider_kpis": provider_kpis.table,
    "reablement": reablement.table,
    "discharges": discharges.table,
    "population": population.table,
    "prices": prices.table,
    "comparators": comparators.table,
}


def generate(seed: int = 7, weeks: int = 208, as_at: date = AS_AT) -> dict[str, pl.DataFrame]:
    """A frame a kind, with the canonical headers. The same seed gives the same rows."""
    return tables_of(build_world(seed, weeks, as_at))


def tables_of(world: World) -> dict[str, pl.DataFrame]:
    """The extract of each kind, by its name."""
    return {kind: table(world) for kind, table in KINDS.items()}


def write(tables: Mapping[str, pl.DataFrame], folder: Path) -> None:
    """`<kind>.csv` in the folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, rows in tables.items():
        rows.write_csv(folder / f"{kind}.csv")
