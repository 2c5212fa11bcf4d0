"""Which columns of a table tell of people, and along which it adds up."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """`count` of people; `amounts` are sums, `statistics` other figures of the same people; `mean` is
    the first amount / count. A table has a row `all` along `totals` where it publishes one. `published` names a column
    that is false in cells nobody is shown: they are part of the sums.
    """

    count: str
    amounts: tuple[str, ...] = ()
    statistics: tuple[str, ...] = ()
    mean: str = ""
    totals: tuple[str, ...] = ("zone_id",)
    published: str = ""

    @property
    def dependents(self) -> tuple[str, ...]:
        return (*self.amounts, *self.statistics, *((self.mean,) if self.mean else ()))


RULES: Final = {
    "weekly_hours": Rule(
        "people",
        ("live_hours", "suspended_hours", "packages"),
        mean="mean_hours",
        totals=("zone_id", "age_band"),
    ),
    "weekly_waiting": Rule("people", ("hours", "replacement_hours"), ("median_days", "p90_days", "longest_days")),
    "waiting_ages": Rule(
        "referrals",
        ("hours",),
        totals=("zone_id", "age_band", "need", "setting", "wait_band"),
    ),
    # Spare hours stay, and live hours as `leaving_gaps` leaves them: what they and the hours of those who wait make up
    # goes.
    "weekly_gaps": Rule(
        "waiting_people",
        ("waiting_hours", "replacement_hours"),
        ("demand_hours", "capacity_hours", "gap_hours", "shortfall_hours", "coverage"),
    ),
    "package_sizes": Rule(
        "people",
        ("hours", "packages"),
        mean="mean_hours",
        totals=("zone_id", "age_band", "funder", "size_band"),
    ),
    # Of all ages alone: no age band of what follows leaves the analyst's screen.
    "package_splits": Rule("people", ("hours", "packages"), ("small_share",), mean="mean_hours", totals=("part",)),
    "package_splits_small": Rule("small_people", ("small_hours", "small_packages"), ("small_share",), totals=("part",)),
    "large_packages": Rule("people", ("hours", "packages"), totals=("zone_id", "size_band")),
    "double_handed": Rule("people", ("hours", "person_hours", "packages"), ("share", "hours_share")),
    "short_visit_weeks": Rule(
        "short_people",
        ("short_visits", "agreed_visits", "short_packages"),
        ("short_share", "agreed_share", "older_share", "newer_share"),
    ),
    "short_visit_weeks_older": Rule("older_people", ("older_packages",)),
    "reviews_due": Rule("people", ("packages",), ("due_share",), totals=("team",)),
    "reviews_due_late": Rule(
        "due_people",
        ("due_hours", "due_packages", "overdue_packages", "blank_packages"),
        ("due_share",),
        totals=("team",),
    ),
    "team_purchasing": Rule("new_packages", ("new_hours",), mean="mean_hours", totals=()),
    # The largest groups of the council are told, and the rest in one sum.
    "market_shares": Rule("people", ("hours",), ("share",), totals=("group_name",), published="published"),
    "contract_roles_new": Rule(
        "new_people", ("new_hours",), ("new_share", "new_hours_short"), totals=("zone_id", "role")
    ),
    "contract_roles_live": Rule("live_people", ("live_hours",), ("live_share",), totals=("role",)),
    "contract_zones": Rule("designed_people", ("new_hours_short",)),
    "provider_totals": Rule(
        "people",
        ("hours", "packages", "double_handed_hours"),
        ("share",),
        totals=("zone_id", "provider_id"),
    ),
    "provider_exit": Rule(
        "people",
        ("hours", "packages", "double_handed_packages", "absorbable_hours", "unplaced_hours"),
        ("weeks_to_resource",),
        totals=("group_name",),
    ),
    "quality_mix": Rule("people", ("hours",), ("share",), totals=("zone_id", "level", "measured_by")),
    "handback_windows": Rule("people", ("hours", "packages"), totals=("zone_id", "provider_id")),
    "offer_answers": Rule("offers", totals=("answer",)),
    # Each referral of the council waits at one stage; those that passed a stage in 13 weeks are counted apart.
    "brokerage_waiting": Rule("waiting", ("waiting_hours",), ("longest_days",), totals=("stage",)),
    "brokerage_passed": Rule("passed", (), ("median_days", "p90_days", "median_days_from_referral")),
    # A package counts in each of its times of day; its hours are shared among them and add up.
    "waiting_visits": Rule("referrals", ("hours",), totals=("zone_id", "time_band")),
    "rounds": Rule("referrals", ("rounds", "on_foot", "hours"), totals=("zone_id", "time_band")),
    "offer_reasons": Rule("offers", totals=("zone_id", "reason")),
    "offers_made": Rule(
        "offers", (), ("acceptance", "median_days_to_answer"), totals=("zone_id", "role", "provider_id")
    ),
    "offers_accepted": Rule("accepted", (), ("acceptance",), totals=("zone_id", "role", "provider_id")),
    "feedback": Rule("responses", statistics=("mean_rating",), totals=("respondent",)),
    "suspended_care": Rule("people", ("hours", "packages")),
    # Of those delayed alone: the table's other people are counts of their own.
    "discharge_weeks": Rule("delayed_people", ("delayed_days",)),
    "reablement_weeks": Rule("people", statistics=("mean_days",)),
    # Of one indicator that counts people, in one week.
    "winter_signals": Rule("value", statistics=("centre", "lower_limit", "upper_limit", "last_winter")),
    "handbacks": Rule("people", ("hours", "packages"), totals=("zone_id", "provider_id")),
    # Of all ages: by age band nearly every week's count is small.
    "weekly_demand": Rule("new_packages"),
}
