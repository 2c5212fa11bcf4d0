"""What goes wrong in the sample council: drawn once by seed, read by every kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.council import RURAL, ZONES
from data_samples.weeks import EPOCH

if TYPE_CHECKING:
    from data_samples.council import Council

Range = tuple[float, float]

RANGES: Final[dict[str, tuple[Range, str]]] = {
    "exit_share": ((0.022, 0.027), "share of the hours of the provider that leaves"),
    "exit_weeks_ago": ((70, 120), "weeks before the as-at Monday on which its notice ends"),
    "exit_notice_weeks": ((10, 14), "weeks of notice it gives"),
    "slowdown_weeks_ago": ((30, 60), "weeks before as-at when reablement stays begin to lengthen"),
    "slowdown_lag_weeks": ((4, 9), "weeks from then until the zone's queue begins to grow"),
    "slowdown_weeks": ((12, 18), "weeks the queue's growth lasts"),
    "slowdown_days": ((8, 14), "days added to the mean stay in reablement"),
    "slowdown_referrals": ((1.6, 2.2), "reablement's referrals then, as a multiple"),
    "slowdown_sourcing": ((0.18, 0.28), "sourcing in the zone then, as a multiple"),
    "hard_sourcing": ((0.13, 0.20), "sourcing in the hard-to-serve rural zone, as a multiple"),
    "hard_spare": ((0.15, 0.35), "spare hours declared there, as a multiple"),
    "policy_weeks_ago": ((80, 110), "weeks before as-at of the short-visit policy"),
    "winter_severity": ((0.7, 1.3), "strength of each winter, drawn for each"),
}


@dataclass(frozen=True)
class Shocks:
    """Days are days since 1970-01-01; zones are positions in `council.ZONES`."""

    exit_share: float
    exit_notice_from: int
    exit_last_day: int
    slowdown_zone: int
    slowdown_from: int
    queue_from: int
    queue_to: int
    slowdown_days: float
    slowdown_referrals: float
    slowdown_sourcing: float
    hard_zone: int
    hard_sourcing: float
    hard_spare: float
    policy_from: int
    snow_from: int
    winters: tuple[float, ...]

    def queue_grows(self, day: int) -> bool:
        return self.queue_from <= day < self.queue_to

    def snows(self, day: int) -> bool:
        return self.snow_from <= day < self.snow_from + 7

    def notice_runs(self, day: int) -> bool:
        return self.exit_notice_from <= day <= self.exit_last_day

    def severity(self, day: int) -> float:
        """Winters are counted from July to June."""
        return self.winters[(day + 184) // 365 % len(self.winters)]


def draw_shocks(council: Council) -> Shocks:
    rng = council.stream("shocks")
    drawn = {name: float(rng.uniform(*span)) for name, (span, _) in RANGES.items()}
    towns = [zone for zone in range(len(ZONES)) if zone not in RURAL]
    last_day = _weeks_ago(council, drawn["exit_weeks_ago"]) - 1
    slow = _weeks_ago(council, drawn["slowdown_weeks_ago"])
    grows = slow + 7 * round(drawn["slowdown_lag_weeks"])
    same = ("exit_share", "slowdown_days", "slowdown_referrals", "slowdown_sourcing")
    return Shocks(
        exit_notice_from=last_day + 1 - 7 * round(drawn["exit_notice_weeks"]),
        exit_last_day=last_day,
        slowdown_zone=int(rng.choice(towns)),
        slowdown_from=slow,
        queue_from=grows,
        queue_to=grows + 7 * round(drawn["slowdown_weeks"]),
        hard_zone=int(rng.choice(RURAL)),
        hard_sourcing=drawn["hard_sourcing"],
        hard_spare=drawn["hard_spare"],
        policy_from=_weeks_ago(council, drawn["policy_weeks_ago"]),
        snow_from=_snow(council),
        winters=tuple(rng.uniform(*RANGES["winter_severity"][0], 20).tolist()),
        **{name: drawn[name] for name in same},
    )


def _weeks_ago(council: Council, weeks: float) -> int:
    return council.today - 7 * int(np.round(weeks))


def _snow(council: Council) -> int:
    """A Monday from early January to early February of the last winter that was over by as-at."""
    at = council.as_at
    january = date(at.year - (at < date(at.year, 2, 20)), 1, 7) - EPOCH
    monday = january.days + (4 - january.days) % 7
    return monday + 7 * int(council.stream("snow").integers(0, 5))
