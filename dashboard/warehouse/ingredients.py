"""What a version is made of besides its queries: the rows as they stand, and the tables that marts are given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import holidays
import polars as pl

from dashboard.warehouse import catalogue
from dashboard.warehouse.catalogue import Model
from dashboard.warehouse.worked import Worked

PUBLISHED = ("marts", "plans")
"""The layers whose tables others rely on."""


@dataclass(frozen=True)
class Ingredients:
    """What a version is a pure function of.

    `raw`: rows as they stand by kind, each with its `feed`. `sources`: kind, feed, as_at, covers_from, covers_to,
    late_days, loads, sets_as_at. `loads`: the ledger's loads. `settings`: name, value, unit. `mondays`: first and last.
    `worked`: tables that no query makes. `kept`: what earlier versions said and
    cannot be made again, as `frozen.tables` and `first_values.tables` give it.
    """

    raw: Mapping[str, pl.DataFrame]
    sources: pl.DataFrame
    loads: pl.DataFrame
    settings: pl.DataFrame
    mondays: tuple[date, date] | None
    provisional_weeks: int
    nation: str
    kept: Mapping[str, pl.DataFrame]
    worked: tuple[Worked, ...] = ()


def given(ingredients: Ingredients) -> dict[str, pl.DataFrame]:
    """Tables by name that are written before any query runs."""
    return {
        "settings": ingredients.settings,
        "weeks": _weeks(ingredients.mondays, ingredients.provisional_weeks),
        "bank_holidays": _bank_holidays(ingredients.mondays, ingredients.nation),
        "sources": ingredients.sources,
        "loads": ingredients.loads,
        **ingredients.kept,
        "catalogue": _catalogue(ingredients.worked),
    }


def _weeks(mondays: tuple[date, date] | None, provisional: int) -> pl.DataFrame:
    days = pl.date_range(*mondays, interval="1w", eager=True) if mondays else pl.Series([], dtype=pl.Date)
    rows = pl.DataFrame({"week_commencing": days})
    return rows.with_columns((pl.int_range(pl.len()) >= pl.len() - provisional).alias("provisional"))


def _bank_holidays(mondays: tuple[date, date] | None, nation: str) -> pl.DataFrame:
    years = range(mondays[0].year, mondays[1].year + 3) if mondays else range(0)
    days = holidays.country_holidays("GB", subdiv=nation, years=years) if mondays else {}
    shape = {"bank_holiday": pl.Date, "name": pl.String}
    return pl.DataFrame(sorted(days.items()), schema=shape, orient="row")


def _catalogue(worked: tuple[Worked, ...]) -> pl.DataFrame:
    rows = [
        (table.name, ", ".join(table.grain), table.units, ", ".join(sorted(catalogue.kinds_behind(table.name, worked))))
        for table in catalogue.tables(worked)
        if not isinstance(table, Model) or table.layer in PUBLISHED
    ]
    rows += [("sources", "kind, feed", "days", ""), ("loads", "load", "rows are counts", "")]
    return pl.DataFrame(rows, schema=["name", "grain", "units", "kinds"], orient="row").sort("name")
