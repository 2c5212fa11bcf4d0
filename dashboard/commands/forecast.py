"""forecast: fit models to what is published, and publish what they say."""

from typing import Annotated

import typer

from dashboard import pipeline
from dashboard.commands import publishing
from dashboard.commands.telling import plainly, say, tell_json
from dashboard.planning import fits
from dashboard.settings import store_folder
from dashboard.warehouse.store import Store


def forecast(
    cluster: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler whose workers fit, as tcp://10.0.0.5:8786.")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Progress and result as lines of JSON.")] = False,
) -> None:
    """Forecast hours and starts by zone and age band, and publish the forward gap."""
    with plainly(as_json=as_json), fits.running(cluster) as run:
        report = pipeline.forecast(Store(store_folder()), run, publishing.progress(as_json=as_json))
        if as_json:
            tell_json({"event": "forecast", "version": report.version})
        elif report.version is None:
            say("These histories were forecast before; nothing was published.")
        else:
            say(f"Published {report.version} with new forecasts. See them with: homecare show forecasts")
