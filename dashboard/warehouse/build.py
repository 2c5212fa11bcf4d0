"""A version: one DuckDB file made afresh from the rows as they stand, and nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import duckdb
import polars as pl

from dashboard.warehouse import catalogue
from dashboard.warehouse.catalogue import Model
from dashboard.warehouse.ingredients import Ingredients, given
from dashboard.warehouse.worked import Worked

WRITING: Final[dict[str, str | bool | int | float | list[str]]] = {
    "memory_limit": "4GB",
    "autoinstall_known_extensions": False,
    "default_block_size": 65_536,
    "disabled_optimizers": "grouping_sets,distinct_aggregate_rewrite",
}
"""A table takes whole blocks: in blocks of the usual size 145 small tables fill 10 MB, and the sample's a half more.

What these optimizers make of cubes and of counts of what is distinct took longer to plan and to run at every size.
"""
DISK_TROUBLE = (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException)
"""A commit that the disk refuses is a transaction that failed."""


class BuildRefusedError(Exception):
    """A check found rows, so nothing is published."""


def build(path: Path, ingredients: Ingredients, progress: Callable[[str], None]) -> dict[str, float]:
    """Write a version to `path`; its control totals.

    Raises BuildRefusedError where a check finds rows or a grain is not unique, OSError where the disk fails.
    """
    try:
        return _built(path, ingredients, progress)
    except DISK_TROUBLE as error:
        raise OSError(str(error).partition("\n")[0]) from error


def _built(path: Path, ingredients: Ingredients, progress: Callable[[str], None]) -> dict[str, float]:
    with duckdb.connect(str(path), config=WRITING) as connection:
        connection.execute("begin")
        for name, rows in given(ingredients).items():
            _write(connection, name, rows)
        for kind, rows in ingredients.raw.items():
            connection.register(f"raw_{kind}", rows)
        tables = catalogue.tables(ingredients.worked)
        progress(f"building {len(tables)} tables")
        for table in tables:
            _create(connection, table)
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


def _write(connection: duckdb.DuckDBPyConnection, name: str, rows: pl.DataFrame) -> None:
    connection.register("given_rows", rows)
    connection.execute(f"create table {name} as select * from given_rows")
    connection.unregister("given_rows")


def _create(connection: duckdb.DuckDBPyConnection, table: Model | Worked) -> None:
    if isinstance(table, Worked):
        worked = table.work({source: connection.sql(f"from {source}").pl() for source in table.sources})
        _write(connection, table.name, worked)
        rows = worked.height
    else:
        # what marts share is needed while they are built and no longer: it does not go into the file
        form = "temp table" if table.layer == "intermediate" else "table"
        rows = connection.execute(f"create {form} {table.name} as {table.query}").fetchall()[0][0]
    if rows > 1:
        _refuse_repeats(connection, table)


def _refuse_repeats(connection: duckdb.DuckDBPyConnection, table: Model | Worked) -> None:
    grain = ", ".join(table.grain)
    repeated = f"select 1 from {table.name} group by {grain} having count(*) > 1 limit 1"
    if connection.sql(repeated).fetchall():
        message = f"Table {table.name} has two rows for one {grain}. Nothing was published."
        raise BuildRefusedError(message)


def _totals(connection: duckdb.DuckDBPyConnection) -> dict[str, float]:
    rows = connection.sql(
        "select 'weekly_hours rows', count(*)::double from weekly_hours union all "
        "select 'package lines', count(*)::double from stg_packages union all "
        "select 'package hours', coalesce(sum(weekly_hours), 0)::double from stg_packages union all "
        "select 'referrals', count(*)::double from stg_waiting_list"
    ).fetchall()
    return dict(rows)
