"""`homecare serve` as a child of its own, and Chromium looking at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.visit import Visit
from tests.pages.stores import FEW

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
STARTS_WITHIN = 60.0


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a dashboard on the folder's store; its process is ended by its id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "HOMECARE_STORE": str(folder / "store"), "HOMECARE_KEY_FILE": str(folder / "key")}
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port)]
    with (folder / "serve.log").open("wb") as log:
        child = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait(f"http://127.0.0.1:{port}", child)
        yield f"http://127.0.0.1:{port}"
    finally:
        child.terminate()
        child.wait(30)


def _wait(address: str, child: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and child.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the dashboard did not start")


@pytest.fixture(scope="session")
def served(made_stores: Callable[[str], Path]) -> Iterator[Callable[[str], str]]:
    """The address of a dashboard by the state of its store; started once, not to be loaded into."""
    from contextlib import ExitStack
    from functools import cache

    with ExitStack() as stack:
        yield cache(lambda state: stack.enter_context(serving(made_stores(state))))


@pytest.fixture
def own(made_stores: Callable[[str], Path], tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder and an address of one test's own, to load into."""
    shutil.copytree(made_stores(FEW), tmp_path / "own")
    with serving(tmp_path / "own") as address:
        yield tmp_path / "own", address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed; `make browser` installs it")
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """A fresh visitor at 1920x1080. Whatever it did: nothing left this machine, nothing failed."""
    context = chromium.new_context(viewport={"width": 1920, "height": 1080}, accept_downloads=True)
    visitor = Visit(context.new_page())
    yield visitor
    context.close()
    assert not visitor.outside, f"asked for from outside: {visitor.outside}"
    assert not visitor.complaints, visitor.complaints
