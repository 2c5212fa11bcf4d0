"""A version: one DuckDB file made afresh from the rows as they stand, and nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb
import holidays
import polars as pl

from dashboard.warehouse import catalogue
from dashboard.warehouse.catalogue import Model

MEMORY = "4GB"
DISK_TROUBLE = (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException)
"""A commit that the disk refuses is a transaction that failed."""


class BuildRefusedError(Exception):
    """A check found rows, so nothing is published."""


@dataclass(frozen=True)
class Ingredients:
    """What a version is a pure function of.

    `raw`: rows as they stand by kind, each with its `feed`. `sources`: kind, feed, as_at, covers_from, covers_to,
    late_days, loads, sets_as_at. `loads`: the ledger's loads. `settings`: name, value, unit. `mondays`: first and last.
    """

    raw: Mapping[str, pl.DataFrame]
    sources: pl.DataFrame
    loads: pl.DataFrame
    settings: pl.DataFrame
    mondays: tuple[date, date] | None
    provisional_weeks: int
    nation: str


def build(path: Path, ingredients: Ingredients, progress: Callable[[str], None]) -> dict[str, float]:
    """Write a version to `path`; its control totals.

    Raises BuildRefusedError where a check finds rows or a grain is not unique, OSError where the disk fails.
    """
    try:
        return _built(path, ingredients, progress)
    except DISK_TROUBLE as error:
        raise OSError(str(error).partition("\n")[0]) from error


def _built(path: Path, ingredients: Ingredients, progress: Callable[[str], None]) -> dict[str, float]:
    with duckdb.connect(
        str(path), config={"memory_limit": MEMORY, "autoinstall_known_extensions": False}
    ) as connection:
        connection.execute("begin")
        for name, rows in _given(ingredients).items():
            _write(connection, name, rows)
        for kind, rows in ingredients.raw.items():
            connection.register(f"raw_{kind}", rows)
        progress(f"building {len(catalogue.models())} tables")
        for model in catalogue.models():
            _create(connection, model)
        connection.execute("commit")
        connection.execute("checkpoint")  # closing would do it too, and keep silent where the disk is full
        progress(f"running {len(catalogue.checks())} checks")
        run_checks(connection)
        return _totals(connection)


def run_checks(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise BuildRefusedError, naming the first check that finds rows and how many."""
    for name, query in catalogue.checks().items():
        found = connection.sql(f"select count(*) from ({query})").fetchall()[0][0]
        if found:
            message = f"Check '{name.replace('_', ' ')}' found {found} rows. Nothing was published."
            raise BuildRefusedError(message)


def _given(ingredients: Ingredients) -> dict[str, pl.DataFrame]:
    return {
        "settings": ingredients.settings,
        "weeks": _weeks(ingredients.mondays, ingredients.provisional_weeks),
        "bank_holidays": _bank_holidays(ingredients.mondays, ingredients.nation),
        "sources": ingredients.sources,
        "loads": ingredients.loads,
        "catalogue": _catalogue(),
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


def _catalogue() -> pl.DataFrame:
    rows = [
        (model.name, ", ".join(model.grain), model.units, ", ".join(sorted(catalogue.kinds_behind(model.name))))
        for model in catalogue.models()
        if model.layer == "marts"
    ]
    rows += [("sources", "kind, feed", "days", ""), ("loads", "load", "rows are counts", "")]
    return pl.DataFrame(rows, schema=["name", "grain", "units", "kinds"], orient="row").sort("name")


def _write(connection: duckdb.DuckDBPyConnection, name: str, rows: pl.DataFrame) -> None:
    connection.register("given_rows", rows)
    connection.execute(f"create table {name} as select * from given_rows")
    connection.unregister("given_rows")


def _create(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    # what marts share is needed while they are built and no longer: it does not go into the file
    form = "temp table" if model.layer == "intermediate" else "table"
    connection.execute(f"create {form} {model.name} as {model.query}")
    grain = ", ".join(model.grain)
    repeated = f"select 1 from {model.name} group by {grain} having count(*) > 1 limit 1"
    if connection.sql(repeated).fetchall():
        message = f"Table {model.name} has two rows for one {grain}. Nothing was published."
        raise BuildRefusedError(message)


def _totals(connection: duckdb.DuckDBPyConnection) -> dict[str, float]:
    rows = connection.sql(
        "select 'weekly_hours rows', count(*)::double from weekly_hours union all "
        "select 'package lines', count(*)::double from stg_packages union all "
        "select 'package hours', coalesce(sum(weekly_hours), 0)::double from stg_packages union all "
        "select 'referrals', count(*)::double from stg_waiting_list"
    ).fetchall()
    return dict(rows)


def monday_on_or_before(day: date) -> date:
    """The Monday whose census a day belongs to."""
    return day - timedelta(days=day.weekday())


def monday_on_or_after(day: date) -> date:
    """The first Monday that lies wholly after a day has begun."""
    return day + timedelta(days=-day.weekday() % 7)
