"""Quantiles of the normal distribution: of a few shares, where scipy takes longer to import than all else together."""

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from forecasting.panel import Floats


def quantiles(shares: Sequence[float]) -> Floats:
    """What a standard normal value stays below with each probability."""
    return np.array([NormalDist().inv_cdf(share) for share in shares])
