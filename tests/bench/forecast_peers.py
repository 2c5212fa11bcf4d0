"""Peers of statsforecast on the same folds: their forecasts as paths, and the time they took."""

import time
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from joblib import Parallel, delayed

from forecasting import calendar
from forecasting.baseline import Paths
from forecasting.calendar import Calendar
from forecasting.panel import Floats, Panel

EVERY = 5
"""Dear peers are run on every fifth fold."""


@dataclass(frozen=True)
class Peer:
    """A model of statsforecast and its season; `every`: the folds it is run on; whether it is given our regressors."""

    model: str
    seasonal: bool
    every: int = 1
    with_regressors: bool = False

    def name(self, season: int) -> str:
        regressors = " with our regressors" if self.with_regressors else ""
        return f"{self.model}({season if self.seasonal else 1}){regressors}"


USUAL = (
    Peer("AutoETS", seasonal=False),
    Peer("AutoTheta", seasonal=False),
    Peer("DynamicOptimizedTheta", seasonal=False),
)
SEASONAL = (Peer("AutoTheta", seasonal=True), Peer("MSTL", seasonal=True), Peer("AutoCES", seasonal=True, every=EVERY))
SEASONAL_LONG = (
    Peer("AutoTheta", seasonal=True, every=EVERY),
    Peer("MSTL", seasonal=True),
    Peer("AutoCES", seasonal=True, every=EVERY),
)
"""The same for histories of many years, of which a season's Theta takes a second at times."""
REGRESSION = (Peer("AutoARIMA", seasonal=False, every=EVERY, with_regressors=True),)


def regressors(panel: Panel, season: int, horizon: int) -> Floats:
    """Column x regressor, `horizon` columns past the end: what our own members are given."""
    moments = panel.periods.around(panel.lasts[0], panel.values.shape[1] - 1, horizon)
    known = calendar.effects(Calendar(), panel.periods, moments)
    return np.concatenate([known, calendar.time_of_year(panel.periods, season, moments, 2)]).T


def run(peer: Peer, panel: Panel, season: int, horizon: int, origins: Sequence[int]) -> tuple[list[Paths], float]:
    """Paths from each origin and the wall seconds, on all cores."""
    known = regressors(panel, season, horizon) if peer.with_regressors else None
    period = season if peer.seasonal else 1
    started = time.monotonic()
    found = Parallel(n_jobs=-1, batch_size=4)(
        delayed(_fitted)(peer.model, period, history[:origin], horizon, _cut(known, origin, horizon))
        for origin in origins
        for history in panel.values
    )
    taken = time.monotonic() - started
    return [_paths(each) for each in np.array(found).reshape(len(origins), len(panel.ids), 5, horizon)], taken


def _cut(known: Floats | None, origin: int, horizon: int) -> tuple[Floats, Floats] | None:
    return None if known is None else (known[:origin], known[origin : origin + horizon])


def _paths(found: Floats) -> Paths:
    return Paths(found[:, 0], (found[:, 1], found[:, 3]), (found[:, 2], found[:, 4]))


def _fitted(model: str, season: int, history: Floats, horizon: int, known: tuple[Floats, Floats] | None) -> Floats:
    """Mean and bounds of one fit; the last value where the peer fails."""
    from statsforecast import models

    first = int(np.isfinite(history).argmax())
    values = _without_holes(history[first:])
    words = {} if known is None else _regressors_of(known, first)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            fitted = getattr(models, model)(season_length=season)
            found = fitted.forecast(values, horizon, level=[80, 95], **words)
        except Exception:  # noqa: BLE001
            return np.full((5, horizon), values[-1])
    return np.array([found[name] for name in ("mean", "lo-80", "hi-80", "lo-95", "hi-95")])


def _regressors_of(known: tuple[Floats, Floats], first: int) -> dict[str, Floats]:
    past, ahead = known[0][first:], known[1]
    moving = past.std(axis=0) > 0
    return {"X": np.ascontiguousarray(past[:, moving]), "X_future": np.ascontiguousarray(ahead[:, moving])}


def _without_holes(history: Floats) -> Floats:
    """Peers take no holes: a straight line over each."""
    places = np.arange(len(history))
    known = np.isfinite(history)
    return np.interp(places, places[known], history[known])
