"""serve, demo: the dashboard in a browser."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from dashboard import pipeline, settings
from dashboard.commands import publishing
from dashboard.commands.telling import plainly, say
from dashboard.intake.receive import Request
from dashboard.planning import fits
from dashboard.settings import store_folder
from dashboard.warehouse.store import Store

ROOT = Path(__file__).resolve().parents[2]
DEMO_KEY = ROOT / "data_samples" / "public-demo.key"

Port = Annotated[int, typer.Option(help="Port to listen on.")]


def serve(port: Port = 8501, address: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1") -> None:
    """The dashboard on this machine."""
    with plainly():
        settings.read()
    say(f"The dashboard is at http://{address}:{port} (stop it with Ctrl+C).")
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard" / "app.py")]
    options = ["--server.port", str(port), "--server.address", address]
    environment = {**os.environ, "HOMECARE_STORE": str(store_folder().resolve())}
    os.chdir(ROOT)  # where .streamlit/config.toml stands
    if os.name == "nt":
        raise typer.Exit(subprocess.run([*command, *options], env=environment, check=False).returncode)
    os.execve(sys.executable, [*command, *options], environment)


def demo(port: Port = 8501) -> None:
    """Load the sample council into an empty store, forecast, then serve it."""
    os.environ.setdefault("HOMECARE_KEY_FILE", str(DEMO_KEY))
    store = Store(store_folder())
    with plainly():
        if store.current() is None:
            _load_sample(store)
        else:
            say(f"The store {store.root} holds loads already; serving it as it is.")
    serve(port)


def _load_sample(store: Store) -> None:
    from data_samples import AS_AT, generate, write

    say("Making the sample council (fictional; every row is synthetic)")
    with tempfile.TemporaryDirectory(prefix="homecare-sample-") as folder:
        write(generate(), Path(folder))
        requests = [Request(path, as_at=AS_AT) for path in sorted(Path(folder).glob("*.csv"))]
        report = pipeline.load_files(store, requests, lambda _: True, publishing.progress(as_json=False))
        publishing.report(report, as_json=False)
        pipeline.forecast(store, fits.here, publishing.progress(as_json=False))
