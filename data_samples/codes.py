"""The words of the canonical extracts, as the simulation stores them: a number a word."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from data_samples.arrays import Ints

AGE_BANDS = ("18-64", "65-74", "75-84", "85+")
SENIOR = 1

Funder = IntEnum("Funder", ["council", "nhs", "joint"], start=0)
Arrangement = IntEnum("Arrangement", ["council_arranged", "isf", "direct_payment"], start=0)
Status = IntEnum("Status", ["active", "suspended"], start=0)
Queue = IntEnum("Queue", ["assessment", "package"], start=0)
Need = IntEnum("Need", ["new", "additional_hours", "replacement"], start=0)


class Service(IntEnum):
    standard = 0
    short_term = 1
    live_in = 2
    nights = 3
    reablement = 4


class Source(IntEnum):
    """The first four are also the settings of a referral."""

    hospital = 0
    community = 1
    reablement = 2
    handback = 3
    transfer = 4
    review = 5


class Reason(IntEnum):
    """Why a line ended."""

    changed = 0
    died = 1
    care_home = 2
    hospital = 3
    handed_back = 4
    independent = 5
    moved = 6
    other = 7
    not_stated = 8


class Close(IntEnum):
    """Why a referral left its queue."""

    placed = 0
    died = 1
    declined = 2
    admitted = 3
    care_home = 4
    other = 5
    not_stated = 6


def words(code: type[IntEnum], values: Ints) -> pl.Series:
    """Blank where the value is negative."""
    names = np.array([member.name for member in code] + [""])
    return pl.Series(names[values]).replace("", None)
