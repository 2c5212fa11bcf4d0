"""`homecare`: every job of the dashboard without the dashboard."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands import backtest, calc, forecast, keep, load, serve, show, signals
from dashboard.commands.telling import REFUSED, say

app = typer.Typer(
    help="Home-care capacity planning from a council's own extracts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

for command in (
    serve.demo,
    serve.serve,
    load.load,
    load.undo,
    load.loads,
    show.show,
    show.measures,
    show.check,
    calc.calc,
    forecast.forecast,
    backtest.backtest,
    signals.signals,
    keep.templates,
    keep.profiles,
    keep.doctor,
    keep.rebuild,
    keep.backup,
    keep.restore,
):
    app.command()(command)
app.command("map")(keep.map_columns)


@app.callback()
def choose_store(
    store: Annotated[Path | None, typer.Option(help="Folder of the store; HOMECARE_STORE, else ./store.")] = None,
) -> None:
    """Name the store for everything that follows."""
    if store is not None:
        os.environ["HOMECARE_STORE"] = str(store)


def main() -> None:
    """Entry point of the console script; no traceback reaches a user unless HOMECARE_DEBUG asks for it."""
    try:
        app()
    except Exception as error:
        if "HOMECARE_DEBUG" in os.environ:
            raise
        say(f"This went wrong in a way nobody foresaw ({type(error).__name__}). What is published has not changed.")
        sys.exit(REFUSED)
