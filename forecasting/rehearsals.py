"""Origins before the asked ones, at which the members are tried: what they said and what came."""

from dataclasses import dataclass

import numpy as np

from forecasting.members import Members
from forecasting.panel import Floats, Panel
from forecasting.regressors import Task

REHEARSALS = 24
"""Origins before the first asked one, to weigh and to calibrate by."""
FEWEST = 6
"""Points that the first rehearsal starts from."""


@dataclass(frozen=True)
class Rehearsed:
    """Members' forecasts and what came, origin x series x step, on the modelled scale."""

    origins: tuple[int, ...]
    members: Members
    truth: Floats

    def known(self, at: int) -> Floats:
        """What came after the origins before one, as far as it was known then."""
        steps = np.arange(1, self.truth.shape[2] + 1)
        by_then = np.array(self.origins[:at]).reshape(-1, 1, 1) + steps <= self.origins[at]
        return np.where(by_then, self.truth[:at], np.nan)


def before(panel: Panel, task: Task) -> list[int]:
    """Origins before the first asked one: spread over the steps before it, where enough is known to learn from."""
    first = task.origins[0]
    begin = int(np.median(panel.starts))
    earliest = begin + max(FEWEST, min(2 * task.season + 2, (first - begin) // 2))
    apart = max(1, task.horizon // 4, (task.horizon + task.season) // REHEARSALS)
    return [origin for origin in range(first - apart * REHEARSALS, first, apart) if origin >= earliest]


def truth(modelled: Floats, task: Task) -> Floats:
    """What came after each origin: origin, series, step; NaN past the end."""
    padded = np.pad(modelled, ((0, 0), (0, task.horizon)), constant_values=np.nan)
    return np.stack([padded[:, origin : origin + task.horizon] for origin in task.origins])
