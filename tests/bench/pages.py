"""The pages of figures under Streamlit's own test runner: the real one and the bare one, turn by turn."""

import os
import pickle
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import streamlit as st
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.bench import recording
from tests.bench.figures import Figure, compared

ROOT = Path(__file__).parents[2]
APP, BARE = ROOT / "dashboard" / "app.py", Path(__file__).with_name("bare_page.py")
PAGES = {
    "This week": "this_week",
    "Capacity gaps": "capacity_gaps",
    "Winter pressure": "winter_pressure",
    "Waiting list": "waiting_list",
    "Brokerage": "brokerage",
    "Package sizes": "package_sizes",
    "Market share": "market_share",
    "Contracts": "contracts",
    "Workforce": "workforce",
    "Quality": "quality",
    "If a provider stopped": "provider_stopped",
    "Provider": "provider",
    "Demand forecast": "demand_forecast",
    "What if": "what_if",
    "Long view": "long_view",
}
ZONES = ("Z01", "Z02", "Z03", "Z04")
TURNS, COLD_TURNS, COLD_SECONDS = 20, 3, 1.0


@dataclass
class Stopwatch:
    """Seconds of each run of a script: the test runner's own work is left out, for it would hide a difference."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def __call__(self, run: Any, *args: Any) -> None:
        wall, cpu = time.perf_counter(), time.thread_time()
        run(*args)
        self.cpu.append(time.thread_time() - cpu)
        self.wall.append(time.perf_counter() - wall)


@contextmanager
def timed() -> Iterator[Stopwatch]:
    """Scripts are compiled once, as on a server; the test runner would do it at every run."""
    watch, run, compiled = Stopwatch(), ScriptRunner._run_script, ScriptCache()
    with (
        mock.patch.object(ScriptRunner, "_run_script", lambda self, data: watch(run, self, data)),
        mock.patch("streamlit.testing.v1.local_script_runner.ScriptCache", return_value=compiled),
    ):
        yield watch


def real(page: str) -> AppTest:
    return _opened(APP, page)


def bare(page: str) -> AppTest:
    return _opened(BARE, page)


def _opened(script: Path, page: str) -> AppTest:
    """By a link: no other page has run before it."""
    shown = AppTest.from_file(str(script), default_timeout=60)
    shown._page_hash = calc_hash("" if page == next(iter(PAGES.values())) else page.replace("_", "-"))
    return _standing(shown.run())


def choose(shown: AppTest, zone: str) -> None:
    _standing(shown.selectbox(key="zone").set_value(zone).run())


def _standing(shown: AppTest) -> AppTest:
    if shown.exception:
        message = f"the page failed: {shown.exception[0].message}"
        raise RuntimeError(message)
    return shown


def record(path: Path) -> None:
    """Every page of figures, for the zones that the bench clicks, into a file."""
    drawn = {page: _drawn(real(page)) for page in PAGES.values()}
    path.write_bytes(pickle.dumps(drawn))
    os.environ["HOMECARE_BENCH_DRAWN"] = str(path)


def _drawn(shown: AppTest) -> dict[str, list[recording.Drawn]]:
    found = {}
    for zone in ("all", *ZONES):
        with recording.recording() as recorder:
            choose(shown, zone)
        found[zone] = recorder.drawn
    return found


def scripts() -> list[Figure]:
    """What the click costs the server, which a viewer does not see apart: it informs, and `browser` judges."""
    with timed() as watch:
        return [_page(title, page, watch) for title, page in PAGES.items()]


def first() -> Figure:
    """The first page of a process: everything is imported on the way."""
    with timed() as watch:
        real(next(iter(PAGES.values())))
        return Figure("First page of a process, This week", watch.wall[0], watch.cpu[0])


def cold() -> list[Figure]:
    """Every page as whoever comes first after a new version finds it, by a link: nothing of it is kept yet."""
    with timed() as watch:
        return [_cold(title, page, watch) for title, page in PAGES.items()]


def _cold(title: str, page: str, watch: Stopwatch) -> Figure:
    taken: dict[str, list[tuple[float, float]]] = {"real": [], "bare": []}
    for _turn in range(COLD_TURNS):
        for name, script in (("real", real), ("bare", bare)):
            st.cache_resource.clear()
            script(page)
            taken[name].append((watch.wall[-1], watch.cpu[-1]))
    return compared(f"Cold page, {title}", taken["real"], taken["bare"], times=1.0, extra=COLD_SECONDS)


def _page(title: str, page: str, watch: Stopwatch) -> Figure:
    both = {"real": real(page), "bare": bare(page)}
    for zone in ZONES:
        for shown in both.values():
            choose(shown, zone)
        _insist_on_equal(title, *both.values())
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in both}
    for turn in range(TURNS):
        for name, shown in both.items():
            choose(shown, ZONES[turn % len(ZONES)])
            taken[name].append((watch.wall[-1], watch.cpu[-1]))
    return compared(f"Script alone, {title}", taken["real"], taken["bare"])


def _insist_on_equal(title: str, page: AppTest, floor: AppTest) -> None:
    """The floor is no floor where it draws less."""
    counts = [Counter(element.type for element in shown.main) for shown in (page, floor)]
    if counts[0] != counts[1]:
        message = f"{title}: the bare page draws {counts[1]}, the page {counts[0]}"
        raise RuntimeError(message)
