"""Steps in a history's level, such as a provider's exit: shown beside the chart, an analyst's to exclude or keep."""

import numpy as np
import polars as pl
from numpy.lib.stride_tricks import sliding_window_view

from forecasting.baseline import carried_forward
from forecasting.panel import Floats, arrange

SIDE = 6
"""Points on either side whose middles are compared."""
FAR = 5.0
"""Usual changes from point to point (robust deviations) that a step has to exceed."""
SUDDEN = 0.5
"""Share of the step that has to happen from one point to the next."""


def level_shifts(histories: pl.DataFrame) -> pl.DataFrame:
    """unique_id, ds (the first point at the new level), before, after; a row a step, none where levels move slowly."""
    panel = arrange(histories)
    filled = carried_forward(panel.values, 1)
    width = filled.shape[1]
    rows = [
        (unique_id, panel.periods.around(last, width - 1 - place, 0)[0], before, after)
        for unique_id, last, values in zip(panel.ids, panel.lasts, filled, strict=True)
        for place, before, after in _steps(values)
    ]
    moment = histories.schema["ds"]
    return pl.DataFrame(
        rows, orient="row", schema={"unique_id": pl.String, "ds": moment, "before": pl.Float64, "after": pl.Float64}
    )


def _steps(values: Floats) -> list[tuple[int, float, float]]:
    """Column, middle of the points before it, middle of those from it on."""
    if np.isfinite(values).sum() < 3 * SIDE:
        return []
    changes = np.diff(values, prepend=np.nan)
    usual = 1.4826 * float(np.nanmedian(np.abs(changes)))
    middles = np.median(sliding_window_view(values, SIDE), axis=1)
    found: list[tuple[int, float, float]] = []
    for place in np.argsort(-np.nan_to_num(np.abs(changes))):
        if not SIDE <= place <= len(values) - SIDE or any(abs(place - other) < SIDE for other, _, _ in found):
            continue
        before, after = float(middles[place - SIDE]), float(middles[place])
        step = after - before
        if abs(step) > FAR * usual > 0 and changes[place] / step > SUDDEN:
            found.append((int(place), before, after))
    return sorted(found)
