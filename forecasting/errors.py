"""Errors of rehearsed forecasts, in the deviations their models gave them, and how much each still says."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from forecasting.panel import Floats

HALVED = 2.0
"""Horizons after which a rehearsal counts half."""
FAR = 10.0
"""Deviations beyond which an error says no more."""


@dataclass(frozen=True)
class Errors:
    """Standardised errors, rehearsal x series x step (NaN unknown); how long ago each rehearsal was, in steps.

    known: points known now. A rehearsal that knew half of them had a harder task, and says a quarter as much.
    """

    standardised: Floats
    ages: Floats
    known: int

    @property
    def horizon(self) -> int:
        return int(self.standardised.shape[2])

    @cached_property
    def there(self) -> Floats:
        """1 where an error is known."""
        return np.isfinite(self.standardised).astype(float)

    @cached_property
    def sizes(self) -> Floats:
        """0 where an error is unknown."""
        return np.minimum(np.abs(np.nan_to_num(self.standardised)), FAR)

    @cached_property
    def weights(self) -> Floats:
        """Of each error, 0 where it is unknown."""
        had = np.maximum(1 - self.ages / self.known, 0)
        weights: Floats = self.there * (0.5 ** (self.ages / (HALVED * self.horizon)) * had**2)[:, None, None]
        return weights

    def independent(self, steps: float) -> float:
        """Share of the rehearsals that do not overlap, for errors `steps` ahead."""
        apart = float(np.median(-np.diff(self.ages))) if len(self.ages) > 1 else 1.0
        return min(1.0, apart / steps)

    def number(self, steps: float, near: slice = slice(None)) -> float:
        """Independent errors `steps` ahead, of steps near it; series that err together count as the root of many."""
        rehearsals = self.weights[:, :, near].max(axis=(1, 2), initial=0).sum() * self.independent(steps)
        return float(rehearsals * np.sqrt(self.standardised.shape[1]))

    def relative_to(self, spread: Floats) -> "Errors":
        """The same in units of each series' own spread."""
        return Errors(self.standardised / spread[:, None], self.ages, self.known)
