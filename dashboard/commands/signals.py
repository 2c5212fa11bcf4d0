"""signals: which points of any long file are more than ordinary variation."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from dashboard.commands import long_files
from dashboard.commands.telling import REFUSED, plainly, tell_json, tell_refusal, write_rows

VALUES = ("y", "value")
"""The second is what the command itself writes."""


def signals(
    file: Annotated[Path, typer.Argument(help="CSV or Parquet with unique_id, ds (date or number) and y or value.")],
    worse: Annotated[
        Literal["up", "down"] | None, typer.Option(help="Which way is worse; else signals are high and low.")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Judge every point of a long file by XmR charts."""
    from forecasting.signals import signals as judged

    with plainly(as_json=as_json):
        try:
            found = judged(long_files.read(file, VALUES), worse)
        except long_files.LongFileRefusedError as error:
            tell_refusal(str(error), as_json=as_json)
            raise typer.Exit(REFUSED) from None
        if as_json:
            tell_json(found.to_dicts())
        else:
            write_rows(found, "table", None)
