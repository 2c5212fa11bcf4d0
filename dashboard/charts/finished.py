"""A chart as it is sent: its finished specification, the rows as Arrow."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import altair as alt
import polars as pl

from dashboard.charts.theme import grown

Spec = dict[str, Any]
PADDING_BELOW = 4
"""Left to itself a chart adds about 20 px below."""


def finished(build: Callable[[], alt.LayerChart | None], right: int = 4, factor: float = 1) -> Spec | None:
    """What a chart comes to, its text enlarged by `factor`; None where there is nothing to draw.

    Altair's own checks are left to the tests, which compile every chart: they cost more than the drawing.
    """
    with alt.utils.schemapi.debug_mode(arg=False):
        chart = build()
        if chart is None:
            return None
        padding = {"left": 0, "top": 2, "right": right, "bottom": PADDING_BELOW}
        spec: Spec = grown(chart.properties(padding=padding).to_dict(validate=False), factor)
    return {**spec, "datasets": {name: _arrow(rows) for name, rows in spec["datasets"].items()}}


def _arrow(rows: list[dict[str, Any]]) -> bytes:
    stream = BytesIO()
    pl.DataFrame(rows, infer_schema_length=None).write_ipc_stream(stream, compat_level=pl.CompatLevel.oldest())
    return stream.getvalue()
