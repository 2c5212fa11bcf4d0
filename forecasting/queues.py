"""Queue arithmetic: can it clear, how long should it be, what would bring it there.

Source: the NHS's "Waiting lists: a guide" by Fong and others, as INDICATORS "Queues" gives it.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

TURNS = 4
"""Few wait beyond a target where the mean wait is a quarter of it."""
TOO_LONG = 2
"""A queue of so many times its target needs relief, else ordinary working clears it."""


def load(demand: float, capacity: float) -> float | None:
    """Demand a week / capacity a week. At 1 or more the queue cannot clear; None without capacity."""
    return demand / capacity if capacity > 0 else None


def target_queue(demand: float, target_weeks: float) -> float:
    """How many may wait if nearly all are to be served within `target_weeks`: `demand` a week is joining."""
    return demand * target_weeks / TURNS


def relief_capacity(demand: float, queue: float, target_weeks: float, weeks_allowed: float) -> float | None:
    """Capacity a week that brings a queue to its target within `weeks_allowed`; None where it needs no relief."""
    target = target_queue(demand, target_weeks)
    return demand + (queue - target) / weeks_allowed if queue > TOO_LONG * target else None


def projection(queue: float, demand: Floats, capacity: Floats) -> Floats:
    """The queue at the end of each week: draws x weeks, as `demand` that joins and `capacity` that serves."""
    joining, serving = np.broadcast_arrays(demand, capacity)
    waiting, ends = np.full(joining.shape[:-1], float(queue)), np.empty(joining.shape)
    for week in range(joining.shape[-1]):
        waiting = np.maximum(0, waiting + joining[..., week] - serving[..., week])
        ends[..., week] = waiting
    return ends
