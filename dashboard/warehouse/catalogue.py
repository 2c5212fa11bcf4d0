"""The queries of sql/, their headers read, and the worked tables among them: all in the order they are built."""

import re
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from dashboard.warehouse.worked import Worked

SQL_FOLDER = Path(__file__).resolve().parents[2] / "sql"
LAYERS = ("staging", "intermediate", "marts", "plans")
GIVEN = ("settings", "weeks", "bank_holidays", "sources", "frozen_forecasts", "frozen_scores", "first_values")
"""Tables that the build writes before any query runs; queries also read raw_<kind>."""

DIMENSIONS = {
    "zones": frozenset({"zones"}),
    "provider_names": frozenset({"providers"}),
    "market_weeks": frozenset[str](),
}
"""Tables that name places, providers and Mondays, which any kind may add to, with the kind that is theirs alone."""

_HEADER = re.compile(r"-- (grain|units|source): (.+)")


@dataclass(frozen=True)
class Model:
    """One query and what its header says; `layer` is the folder it stands in."""

    name: str
    layer: str
    grain: tuple[str, ...]
    units: str
    sources: tuple[str, ...]
    query: str


@cache
def models() -> tuple[Model, ...]:
    """Every query of a table, by layer and name."""
    return tuple(_read(path) for layer in LAYERS for path in sorted((SQL_FOLDER / layer).glob("*.sql")))


@cache
def tables(worked: tuple[Worked, ...] = ()) -> tuple[Model | Worked, ...]:
    """Every table that is built, each after the tables it reads."""
    every: tuple[Model | Worked, ...] = (*models(), *worked)
    found = {table.name: table for table in every}
    graph = {name: [source for source in table.sources if source in found] for name, table in found.items()}
    return tuple(found[name] for name in TopologicalSorter(graph).static_order())


@cache
def checks() -> dict[str, str]:
    """Queries that must find nothing, by the truth they hold."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((SQL_FOLDER / "checks").glob("*.sql"))}


@cache
def kinds_behind(name: str, worked: tuple[Worked, ...] = ()) -> frozenset[str]:
    """The kinds of extract whose figures a table shows; what only names its rows is left out."""
    if name in DIMENSIONS:
        return DIMENSIONS[name]
    by_name = {table.name: table for table in tables(worked)}
    if name not in by_name:
        return frozenset({name.removeprefix("raw_")} if name.startswith("raw_") else ())
    return frozenset().union(*(kinds_behind(source, worked) for source in by_name[name].sources))


def _read(path: Path) -> Model:
    query = path.read_text(encoding="utf-8")
    header = dict(_HEADER.findall(query))
    return Model(path.stem, path.parent.name, _names(header["grain"]), header["units"], _names(header["source"]), query)


def _names(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))
