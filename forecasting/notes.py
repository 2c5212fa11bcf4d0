"""What has to stand beside a forecast: how little it rests on, and what was done about it."""

import numpy as np
import numpy.typing as npt

from forecasting.members import FEWEST
from forecasting.panel import Floats, Panel

PLAIN = 8
"""Points below which a forecast says how short its history is."""
IMPLAUSIBLE = 8.0
"""Deviations between a 0 and what is usual, on the scale of square roots, that no return can be."""


def of(panel: Panel) -> dict[str, str]:
    """A note a series, none where there is nothing to say."""
    found = {}
    for unique_id, values in zip(panel.ids, panel.values, strict=True):
        said = [*panel.notes.get(unique_id, ()), *_about(values)]
        if said:
            found[unique_id] = "; ".join(said)
    return found


def _about(values: Floats) -> list[str]:
    known = values[np.isfinite(values)]
    if not known.size:
        return ["no value at all, so no forecast"]
    said = []
    if (known == known[0]).all() and known.size > 1:
        usual = "0" if known[0] == 0 else "the same"
        said.append(f"every value so far is {usual}, so the forecast is too; its bounds are borrowed")
    elif known.size < FEWEST:
        said.append(f"{known.size} points: the latest value is carried forward")
    elif known.size < PLAIN:
        said.append(f"only {known.size} points: mostly the latest value")
    first = int(np.isfinite(values).argmax())
    if holes := int((~np.isfinite(values[first:])).sum()):
        said.append(f"{holes} points are not known and were left out")
    return said


def without_gaps_written_as_zero(panel: Panel) -> Panel:
    """Zeros between values far from 0 taken as not returned, and noted; zeros up to the end stay, they may be true."""
    values, noted = panel.values.copy(), panel
    for row, unique_id in enumerate(panel.ids):
        gaps = _gaps(panel.values[row])
        if gaps.any():
            values[row, gaps] = np.nan
            noted = noted.noted(unique_id, f"{int(gaps.sum())} zeros among far larger values taken as not returned")
    return Panel(noted.ids, values, noted.lasts, noted.periods, noted.notes)


def _gaps(values: Floats) -> npt.NDArray[np.bool_]:
    positive = values[values > 0]
    none = np.zeros(len(values), dtype=bool)
    if positive.size < PLAIN or (values < 0).any() or not (values == 0).any():
        return none
    roots = np.sqrt(positive)
    spread = 1.4826 * float(np.median(np.abs(np.diff(roots))))
    if (positive.size < (values == 0).sum()) or roots.min() < max(
        IMPLAUSIBLE * spread, np.sqrt(np.median(positive)) / 4
    ):
        return none
    last = int(np.flatnonzero(values > 0)[-1])
    gaps: npt.NDArray[np.bool_] = (values == 0) & (np.arange(len(values)) < last)
    return gaps
