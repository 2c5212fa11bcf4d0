"""show, measures, check: what the published version holds."""

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from dashboard import marts, settings
from dashboard.commands.load import pairs
from dashboard.commands.telling import REFUSED, WRONG_USE, plainly, say, tell_json, write_rows
from dashboard.settings import store_folder
from dashboard.warehouse import case_views, publish, reading
from dashboard.warehouse.store import Store

LIST = "catalogue"


class Form(StrEnum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


def show(
    name: Annotated[str, typer.Argument(help="Table; without one, the list of tables.")] = LIST,
    where: Annotated[list[str] | None, typer.Option(metavar="COLUMN=VALUE")] = None,
    form: Annotated[Form, typer.Option("--format")] = Form.table,
    out: Annotated[Path | None, typer.Option(help="File to write to.")] = None,
) -> None:
    """Any table of the published version, unrounded."""
    with plainly():
        version = marts.live_version()
        _refuse_cases(name)
        try:
            rows = marts.read(name, version)
        except KeyError:
            say(f"There is no table '{name}'. `homecare show` lists them.")
            raise typer.Exit(WRONG_USE) from None
        if name == LIST:
            rows = _listed(rows)
        for column, value in pairs(where).items():
            rows = _only(rows, column, value)
        if name == case_views.TABLE:
            case_views.record(Store(store_folder()), "homecare show", _places(where), len(rows))
        write_rows(rows, form.value, out)


def _listed(rows: pl.DataFrame) -> pl.DataFrame:
    """The list of tables without one that would be refused."""
    return rows if settings.read().case_list else rows.filter(pl.col("name") != case_views.TABLE)


def _places(where: list[str] | None) -> dict[str, str]:
    """Filters as they are recorded: a referral asked for by its number is a row's content."""
    return {column: value if column == "zone_id" else "[hidden]" for column, value in pairs(where).items()}


def _refuse_cases(name: str) -> None:
    """Rows of people are for analysts on the server of a council that has turned them on."""
    if name == case_views.TABLE and not settings.read().case_list:
        say(
            f"'{name}' lists people who wait, one by one. It needs the setting case_list = true; each view is recorded."
        )
        raise typer.Exit(REFUSED)


def _only(rows: pl.DataFrame, column: str, value: str) -> pl.DataFrame:
    if column not in rows.columns:
        say(f"There is no column '{column}'. There are: {', '.join(rows.columns)}.")
        raise typer.Exit(WRONG_USE)
    if rows[column].dtype.is_numeric():
        try:
            return rows.filter(pl.col(column) == float(value))
        except ValueError:
            say(f"'{value}' is not a number, and {column} is.")
            raise typer.Exit(WRONG_USE) from None
    return rows.filter(pl.col(column).cast(pl.String) == value)


def measures(*, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Every measure: what it means, how it is worked out, where it comes from."""
    from dashboard.measures import MEASURES

    records = [asdict(measure) for measure in MEASURES.values()]
    if as_json:
        tell_json(records)
        return
    for record in records:
        print(f"{record['label']} ({record['unit']}): {record['meaning']}\n    {record['formula']}")


def check(*, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Run every check on the published version again."""
    with plainly():
        store = Store(store_folder())
        version = reading.live_path(store)
        current = store.current()
        if current:
            publish.verify(store, current)
        found = reading.failed_checks(version)
    if as_json:
        tell_json([{"check": name, "rows": rows, "passed": rows == 0} for name, rows in found.items()])
    else:
        for name, rows in found.items():
            print(f"{'pass' if rows == 0 else f'{rows} rows'}  {name.replace('_', ' ')}")
    if any(found.values()):
        raise typer.Exit(REFUSED)
