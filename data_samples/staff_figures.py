"""What a provider's staff come to in a month: posts, hours, absence, agency, who drives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples import periods, weekly
from data_samples.staff import ABSENT, AGENCY, CONTACT_SHARE

if TYPE_CHECKING:
    from data_samples.arrays import Floats
    from data_samples.staff import Staff
    from data_samples.world import World

FULL_TIME: Final = 37.0
WINTER: Final = 0.14
VACANT: Final = (8.0, 81.0)
BUSY: Final = (0.91, 0.99)
ZERO_HOURS: Final = (4.0, 6.0)
DRIVERS: Final = (12.0, 4.0)
SPONSORED: Final = (3.0, 7.0)
SPONSORS: Final = 0.4

STEPS: Final = {
    "care_workers": 1, "care_workers_wte": 0.1, "vacancies": 1, "starters": 1, "leavers": 1, "contracted_hours": 0.5,
    "absence_hours": 0.5, "agency_hours": 0.5, "other_contact_hours": 0.5, "zero_hours_workers": 1, "drivers": 1,
    "sponsored_workers": 1,
}  # fmt: skip
"""What each figure is rounded to."""


def figures(world: World, staff: Staff, rng: np.random.Generator) -> dict[str, Floats]:
    """Months x providers of each column, all zones together. Hours are a week."""
    return _people(staff, rng) | _hours(world, staff, rng)


def _people(staff: Staff, rng: np.random.Generator) -> dict[str, Floats]:
    workers, providers = staff.workers.astype(float), staff.workers.shape[1]
    vacant = rng.beta(*VACANT, providers)
    sponsors = rng.random(providers) < SPONSORS
    return {
        "care_workers": workers,
        "vacancies": rng.poisson(workers * vacant / (1 - vacant)).astype(float),
        "starters": staff.starters.astype(float),
        "leavers": staff.leavers.astype(float),
        "zero_hours_workers": workers * rng.beta(*ZERO_HOURS, providers),
        "drivers": workers * rng.beta(*DRIVERS, providers),
        "sponsored_workers": workers * rng.beta(*SPONSORED, providers) * sponsors,
    }


def _hours(world: World, staff: Staff, rng: np.random.Generator) -> dict[str, Floats]:
    """Absence and agency grow in winter; what is not given to the council is given to others, or not worked."""
    size = staff.workers.shape
    cold = 1 + WINTER * periods.means(world, periods.months(world), weekly.winter(world))[:, None]
    contracted = staff.workers * staff.contracted * rng.uniform(0.985, 1.015, size)
    absence = contracted * ABSENT * cold * rng.gamma(25, 1 / 25, size)
    agency = contracted * AGENCY * cold * rng.gamma(1.5, 1 / 1.5, size[1])
    contact = CONTACT_SHARE * (contracted - absence + agency)
    return {
        "care_workers_wte": contracted / FULL_TIME,
        "contracted_hours": contracted,
        "absence_hours": absence,
        "agency_hours": agency,
        "other_contact_hours": np.maximum(contact * rng.uniform(*BUSY, size) - staff.held.sum(axis=1), 0),
    }
