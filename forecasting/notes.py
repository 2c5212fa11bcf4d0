"""What has to stand beside a forecast: how little it rests on, and what was done about it."""

import numpy as np

from forecasting.panel import Floats, Panel
from forecasting.smoothing import FEWEST

PLAIN = 8
"""Points below which a forecast says how short its history is."""


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
