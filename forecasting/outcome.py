"""What comes of the recipe at one origin: forecasts, and the rehearsals that weighed and calibrated them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forecasting import scales
from forecasting.baseline import Paths
from forecasting.panel import Floats


@dataclass(frozen=True)
class Outcome:
    """Forecasts from one origin, and those of the origins before it with what came, as far as it was known then.

    truth and rehearsed: rehearsal x series x step, in the unit of the histories.
    """

    scale: scales.Scale
    paths: Paths
    truth: Floats
    rehearsed: Floats

    def only(self, rows: slice) -> "Outcome":
        """Some of the series."""
        return Outcome(self.scale.only(rows), self.paths.only(rows), self.truth[:, rows], self.rehearsed[:, rows])

    def moved(self, mean: Floats) -> Paths:
        """The same bounds about another mean, as far from it on the modelled scale."""
        shift = self.scale.to(mean) - self.scale.to(self.paths.mean)

        def along(bounds: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
            lesser, greater = (self.scale.back(self.scale.to(bound) + shift) for bound in bounds)
            return lesser, greater

        return Paths(mean, along(self.paths.lower), along(self.paths.upper))


def side_by_side(parts: Sequence[Outcome]) -> Outcome:
    """The series of several lots side by side."""
    if len(parts) == 1:
        return parts[0]

    def bounds(side: str) -> tuple[Floats, Floats]:
        lesser, greater = (np.concatenate([getattr(part.paths, side)[at] for part in parts]) for at in (0, 1))
        return lesser, greater

    truth, rehearsed = (
        np.concatenate([getattr(part, name) for part in parts], axis=1) for name in ("truth", "rehearsed")
    )
    paths = Paths(np.concatenate([part.paths.mean for part in parts]), bounds("lower"), bounds("upper"))
    return Outcome(scales.beside([part.scale for part in parts]), paths, truth, rehearsed)


def filled(paths: Paths, fallback: Paths) -> Paths:
    """The naive forecast where the models have none."""
    lacking = ~np.isfinite(np.stack([paths.mean, *paths.lower, *paths.upper])).all(axis=0)

    def either(ours: Floats, theirs: Floats) -> Floats:
        return np.where(lacking, theirs, ours)

    return Paths(
        either(paths.mean, fallback.mean),
        (either(paths.lower[0], fallback.lower[0]), either(paths.lower[1], fallback.lower[1])),
        (either(paths.upper[0], fallback.upper[0]), either(paths.upper[1], fallback.upper[1])),
    )
