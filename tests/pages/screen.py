"""A page as AppTest runs it, and all that it sends to a browser."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import polars as pl
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.charts import Spec

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
FIGURES = (
    "this_week", "capacity_gaps", "winter_pressure", "trends", "waiting_list", "brokerage", "package_sizes", "quality",
    "market_share", "contracts", "prices", "workforce", "provider_stopped", "provider", "demand_forecast", "what_if",
    "long_view",
)  # fmt: skip
IN_TURN = {
    "waiting_list": ("waits", "bands", "moves"), "brokerage": ("stages", "refused"), "quality": ("ratings", "visits", "said"),
    "package_sizes": ("means", "bands", "small"), "market_share": ("shares", "weeks"), "contracts": ("design", "decisions"),
    "workforce": ("staff", "use"), "provider_stopped": ("ranking", "zones"),
    "short_visits": ("now", "shares"), "teams": ("reviews", "bought"), "large": ("now", "weeks"),
}  # fmt: skip
"""What a meeting sees of a page, or of a view of it, one after the other, by the address's `<page>_part`."""
PAGES = (*FIGURES, "load_extract", "definitions")
DRAW = st.vega_lite_chart


@dataclass
class Screen:
    """`downloads` holds the content of every file that the page offers, `charts` the rows behind each chart's marks."""

    test: AppTest
    downloads: dict[str, bytes] = field(default_factory=dict)
    charts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def run(self) -> None:
        """Once more, in the same session."""
        self.downloads.clear()
        self.charts.clear()
        with (
            patch.object(st, "download_button", self._keep_download),
            patch.object(st, "vega_lite_chart", self._keep_chart),
        ):
            self.test.run()
        assert not self.test.exception, self.test.exception

    def _keep_download(self, _label: str, *, data: Callable[[], bytes], file_name: str, **_options: Any) -> bool:
        self.downloads[file_name] = data()
        return False

    def _keep_chart(self, chart: Spec, *, key: str, **options: Any) -> None:
        self.charts[key] = [row for rows in chart["datasets"].values() for row in pl.read_ipc_stream(rows).to_dicts()]
        DRAW(chart, key=key, **options)

    @property
    def html(self) -> str:
        return "\n".join(each.proto.body for each in self.test.get("html"))

    @property
    def title(self) -> str:
        return self.html.split('class="hc-title">')[1].split("<")[0]

    @property
    def sent(self) -> bytes:
        """Every element as it goes over the wire."""
        return b"\n".join(each.proto.SerializeToString() for each in self.test if getattr(each, "proto", None))


def parts(page: str) -> list[dict[str, str]]:
    """The addresses at which a meeting sees all of a page."""
    return [{f"{page}_part": part} for part in IN_TURN.get(page, ())] or [{}]


def opened(page: str, **address: str) -> Screen:
    """A page at `?zone=...&age=...&week=...&meeting=true`."""
    screen = Screen(AppTest.from_file(str(APP), default_timeout=120))
    for name, value in address.items():
        screen.test.query_params[name] = value
    # A deep link: `switch_page` knows pages by their files only after another page has run.
    screen.test._page_hash = calc_hash("" if page == "this_week" else page.replace("_", "-"))
    screen.run()
    return screen
