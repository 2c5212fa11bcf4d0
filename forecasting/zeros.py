"""Zeros that stand for no return: those that the level around them makes incredible. All others are true.

Where a series is made of events (people, packages), a level of n means at least min(n, (n / deviation) squared) of
them independent of each other, and none happens with probability exp(-that) (compound Poisson).
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from forecasting.panel import Floats, Panel

INCREDIBLE = -np.log(1e-6)
"""Independent events expected of a point, above which none of them is less likely than one in a million."""
AROUND = 13
"""Known points either side that tell the level."""
FEWEST = 8
"""Points above 0 around, below which nothing is said."""
COMMON = 0.25
"""Share of zeros among the points around, above which one more is no surprise."""
OFTEN = 0.1
"""Runs of zeros for each point above 0, above which zeros belong to the series."""


def without_gaps_written_as_zero(panel: Panel) -> Panel:
    """Incredible zeros as holes, noted; zeros up to the end stay, they may be true."""
    values, noted = panel.values.copy(), panel
    for row, unique_id in enumerate(panel.ids):
        gaps = incredible(panel.values[row])
        if gaps.any():
            values[row, gaps] = np.nan
            noted = noted.noted(unique_id, f"{int(gaps.sum())} zeros among far larger values taken as not returned")
    return replace(noted, values=values)


def incredible(values: Floats) -> npt.NDArray[np.bool_]:
    """Which points of one series are zeros that cannot be true."""
    found = np.zeros(len(values), dtype=bool)
    if (values < 0).any() or not (values > 0).any():
        return found
    runs, positive = list(_runs_of_zeros(values)), values[values > 0]
    if len(runs) > OFTEN * positive.size:
        return found
    for run in runs:
        if _events(_around(np.where(found, np.nan, values), run), _block(positive)) > INCREDIBLE:
            found[run] = True
    return found


def _runs_of_zeros(values: Floats) -> Iterator[npt.NDArray[np.int64]]:
    """Columns of each run before the last value above 0; holes do not end a run."""
    known = np.flatnonzero(np.isfinite(values))
    known = known[known < int(np.flatnonzero(values > 0)[-1])]
    zero = values[known] == 0
    for run in np.split(known, np.flatnonzero(np.diff(zero)) + 1):
        if run.size and values[run[0]] == 0:
            yield run


def _around(values: Floats, run: npt.NDArray[np.int64]) -> Floats:
    before, after = (side[np.isfinite(side)] for side in (values[: run[0]], values[run[-1] + 1 :]))
    return np.concatenate([before[-AROUND:], after[:AROUND]])


def _block(positive: Floats) -> float:
    """The size of one event where every point is a multiple of the least, as of packages of like hours; else 1."""
    least = float(positive.min())
    return least if np.allclose(positive / least, np.rint(positive / least)) else min(1.0, least)


def _events(around: Floats, block: float) -> float:
    """Independent events that a point there is made of, at the least; 0 where too little is known.

    The deviation is that of changes from point to point, which a step in the level hardly moves.
    """
    positive = around[around > 0]
    if positive.size < FEWEST or positive.size < (1 - COMMON) * around.size:
        return 0.0
    level = float(np.median(positive))
    deviation = 1.4826 / np.sqrt(2) * float(np.median(np.abs(np.diff(positive))))
    return min(level / block, (level / deviation) ** 2) if deviation > 0 else level / block
