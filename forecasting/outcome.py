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

    paths: medians and bounds; expected: means, series x step. truth and rehearsed (means too): rehearsal x series x
    step; all in the unit of the histories.
    """

    scale: scales.Scale
    paths: Paths
    expected: Floats
    truth: Floats
    rehearsed: Floats

    def only(self, rows: slice) -> "Outcome":
        """Some of the series."""
        tried = self.truth[:, rows], self.rehearsed[:, rows]
        return Outcome(self.scale.only(rows), self.paths.only(rows), self.expected[rows], *tried)

    def moved(self, mean: Floats) -> Paths:
        """The same bounds about another mean, as far from it on the modelled scale; a bound at 0 stays there."""
        shift = self.scale.to(mean) - self.scale.to(self.expected)
        floor = np.broadcast_to(np.where(self.scale.bounded > 0, 0, -np.inf)[:, None], mean.shape)

        def along(bound: Floats) -> Floats:
            return np.where(bound > floor, self.scale.back(self.scale.to(bound) + shift), bound)

        (lower_80, lower_95), (upper_80, upper_95) = self.paths.lower, self.paths.upper
        lower = (np.minimum(along(lower_80), mean), np.minimum(along(lower_95), mean))
        return Paths(mean, lower, (np.maximum(along(upper_80), mean), np.maximum(along(upper_95), mean)))


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
    expected = np.concatenate([part.expected for part in parts])
    return Outcome(scales.beside([part.scale for part in parts]), paths, expected, truth, rehearsed)


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
