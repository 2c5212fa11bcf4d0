"""The same clicks as a viewer makes them: from the click in Chromium to the last change of the page."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from tests.bench.figures import Figure, compared
from tests.bench.pages import APP, BARE, PAGES, ROOT

NAMES = ("Alderwick", "Brackenhithe", "Cobblemere")
TURNS, TIMES, READY_SECONDS = 15, 1.5, 60
WATCH = """() => {
    window.changed = null;
    window.watching?.disconnect();
    window.watching = new MutationObserver(() => { window.changed = performance.now(); });
    window.watching.observe(document.querySelector('[data-testid="stMain"]'),
                            {childList: true, characterData: true, subtree: true});
    document.addEventListener('click', () => { window.clicked = performance.now(); }, {once: true, capture: true});
}"""
SETTLED = "() => window.changed !== null && performance.now() - window.changed > 400"
"""A chart is drawn anew in a new element: when nothing changes any more, it stands."""


def clicks() -> list[Figure]:
    with ExitStack() as stack:
        servers = {"real": stack.enter_context(server(APP)), "bare": stack.enter_context(server(BARE))}
        chromium = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        stack.callback(chromium.close)
        return [
            _page(title, {name: _opened(chromium.new_page(), name, at, page) for name, at in servers.items()})
            for title, page in PAGES.items()
        ]


@contextmanager
def server(script: Path) -> Iterator[str]:
    """Address of a Streamlit server of its own for a script."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()


def _wait_for(address: str) -> None:
    ends = time.monotonic() + READY_SECONDS
    while True:
        try:
            urlopen(address, timeout=5).close()  # noqa: S310
        except (URLError, ConnectionError):
            if time.monotonic() > ends:
                raise
            time.sleep(0.2)
        else:
            return


def _opened(window: Page, name: str, server_at: str, page: str) -> Page:
    window.set_viewport_size({"width": 1920, "height": 1080})
    default = page == next(iter(PAGES.values()))
    window.goto(f"{server_at}/{'' if default else page.replace('_', '-')}")
    window.get_by_role("button", name="Filters").click(timeout=60_000)
    return window


def _page(title: str, windows: dict[str, Page]) -> Figure:
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in windows}
    for turn in range(len(NAMES) + TURNS):
        for name, window in windows.items():
            seconds = _click(window, NAMES[turn % len(NAMES)])
            if turn >= len(NAMES):
                taken[name].append((seconds, seconds))
    for window in windows.values():
        window.close()
    return compared(f"Filter click, {title}", taken["real"], taken["bare"], times=TIMES).without_cpu()


def _click(window: Page, zone: str) -> float:
    window.bring_to_front()
    window.get_by_role("combobox", name="Zone", exact=True).click()
    option = window.get_by_role("option", name=zone, exact=True)
    option.wait_for()
    window.evaluate(WATCH)
    option.click()
    window.wait_for_function(SETTLED, polling=50, timeout=30_000)
    return float(window.evaluate("() => window.changed - window.clicked")) / 1000
