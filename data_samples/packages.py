"""The extract `packages`: the lines of care known on the as-at Monday."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from data_samples.arrays import NONE, OPEN
from data_samples.codes import AGE_BANDS, Arrangement, Funder, Reason, Service, Source, Status, words
from data_samples.world import dates, ids, person_ids

if TYPE_CHECKING:
    from data_samples.arrays import Bools, Ints
    from data_samples.world import World

TEAMS: Final = (
    "North locality", "Mid locality", "South locality", "Hospital discharge", "Younger adults",
    "Continuing healthcare",
)  # fmt: skip


def table(world: World) -> pl.DataFrame:
    """Grain: package_id, provider_id, line_start. Hours are a week; the rate is GBP an hour."""
    lines, cases = world.care.lines, world.care.cases
    rows = np.flatnonzero(_known(world))
    case = lines["case"][rows]
    line_end, reason = _ends(world, rows)
    short = lines["short"][rows]
    agreed = pl.Series(lines["agreed"][rows] == 1).set(pl.Series(short == 0), None)
    return pl.DataFrame(
        {
            "package_id": ids("PK", case, 6),
            "provider_id": ids("P", lines["provider"][rows], 3),
            "line_start": dates(lines["start"][rows]),
            "line_end": dates(line_end),
            "person_id": person_ids(world, cases["person"][case]),
            "zone_id": ids("Z", cases["zone"][case], 2),
            "age_band": np.array(AGE_BANDS)[cases["age"][case]],
            "funder": words(Funder, cases["funder"][case]),
            "weekly_hours": lines["hours"][rows],
            "carers_per_visit": lines["carers"][rows],
            "visits_per_week": lines["visits"][rows],
            "short_visits_per_week": short,
            "short_visits_agreed": agreed,
            "hourly_rate": lines["rate"][rows],
            "service": words(Service, lines["service"][rows]),
            "arrangement": words(Arrangement, cases["arrangement"][case]),
            "source": words(Source, lines["source"][rows]),
            "team": np.array(TEAMS)[cases["team"][case]],
            "last_review_on": dates(_reviews(world, rows, line_end)),
            "status": words(Status, lines["status"][rows]),
            "end_reason": words(Reason, reason),
        }
    ).sort("package_id", "line_start", "provider_id")


def _known(world: World) -> Bools:
    lines = world.care.lines
    known: Bools = (lines["start"] <= world.council.today) & (lines["end"] >= world.covers_from)
    return known


def _ends(world: World, rows: Ints) -> tuple[Ints, Ints]:
    """Ends after the as-at Monday are not known on it; nor is a line that goes on next day."""
    end, reason = world.care.lines["end"][rows], world.care.lines["reason"][rows]
    goes_on = np.isin(reason, [Reason.changed, Reason.handed_back])
    unknown = (end > world.council.today) | ((end == world.council.today) & goes_on)
    return np.where(unknown, OPEN, end), np.where(unknown, NONE, reason)


def _reviews(world: World, rows: Ints, line_end: Ints) -> Ints:
    review = world.care.lines["review"][rows]
    reviewed: Ints = np.where(review <= np.minimum(line_end, world.council.today), review, NONE)
    return reviewed
