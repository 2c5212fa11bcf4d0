"""Target against achieved: the table of the README."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data_samples import calibration as care
from data_samples import calibration_contracts as contracts
from data_samples import calibration_delivery as delivery
from data_samples import calibration_market as market
from data_samples import calibration_offers as offers
from data_samples import calibration_packages as lines
from data_samples import calibration_population as ages
from data_samples import calibration_queues as queues
from data_samples import calibration_workforce as staff

if TYPE_CHECKING:
    from collections.abc import Callable

    from data_samples.calibration import Sample

HEAD: Final = "| figure | target | achieved | tolerance | from |\n|---|---:|---:|---:|---|"
WORCS: Final = "Worcestershire 2023"
BATH: Final = "B&NES 2019"
BURY: Final = "Bury 2024"
SKILLS: Final = "Skills for Care, England"
OURS: Final = "chosen"


@dataclass(frozen=True)
class Target:
    """A figure of a generated council; it holds within `target` +/- `tolerance`."""

    label: str
    target: float
    tolerance: float
    form: str
    source: str
    measure: Callable[[Sample], float]

    def holds(self, achieved: float) -> bool:
        return abs(achieved - self.target) <= self.tolerance + 1e-9

    def row(self, achieved: float) -> str:
        figures = [f"{value:{self.form}}" for value in (self.target, achieved, self.tolerance)]
        return f"| {self.label} | {figures[0]} | {figures[1]} | ± {figures[2]} | {self.source} |"


TARGETS: Final = (
    Target("people", 2471, 75, ",.0f", WORCS, care.people),
    Target("hours a week", 39_000, 1_200, ",.0f", WORCS, care.hours),
    Target("hours a person", 15.8, 0.3, ".2f", WORCS, care.hours_a_person),
    Target("hours a person of 65 and over, now", 15, 0.35, ".2f", WORCS, care.senior_hours),
    Target("the same, 156 weeks before", 12, 0.35, ".2f", WORCS, care.senior_hours_then),
    Target("providers (groups with hours)", 142, 1, ".0f", WORCS, market.providers),
    Target("share of the 27 largest", 0.51, 0.015, ".3f", WORCS, market.largest_27),
    Target("share of the largest, at most 0.03", 0.0265, 0.0035, ".4f", WORCS, market.largest),
    Target("HHI, between 117 and 189", 153, 36, ".0f", WORCS, market.concentration),
    Target("zones", 10, 0, ".0f", WORCS, market.zones),
    Target("share of the smallest zone", 0.10, 0.025, ".3f", OURS, market.smallest_zone),
    Target("share of the largest zone", 0.10, 0.025, ".3f", OURS, market.largest_zone),
    Target("hours unchanged from week to week (mean of 52)", 0.90, 0.01, ".3f", WORCS, lines.unchanged_share),
    Target("NHS package over council package", 13.5 / 8, 0.12, ".2f", BATH, lines.funder_ratio),
    Target("lowest price an hour", 20.64, 0.3, ".2f", WORCS, lines.lowest_rate),
    Target("highest price an hour", 25.02, 0.3, ".2f", WORCS, lines.highest_rate),
    Target("weeks of history", 208, 0, ".0f", OURS, care.history_weeks),
    Target("packages double-handed", 0.15, 0.025, ".3f", OURS, lines.double_handed),
    Target("packages suspended", 0.023, 0.01, ".3f", OURS, lines.suspended),
    Target("packages outside the measures", 250, 60, ".0f", OURS, lines.outside),
    Target("people waiting for a package", 120, 25, ".0f", OURS, queues.waiting_people),
    Target("hours waiting", 1_300, 300, ",.0f", OURS, queues.waiting_hours),
    Target("people waiting for an assessment", 200, 50, ".0f", OURS, queues.unassessed_people),
    Target("spare hours declared", 850, 250, ".0f", OURS, queues.spare_total),
    Target("zones with more spare than waiting", 3, 2, ".0f", OURS, queues.zones_with_spare),
    Target("providers that return spare hours (mean of 26 weeks)", 0.85, 0.03, ".3f", OURS, market.returned),
    Target("new referrals a day, winter over summer", 1.30, 0.13, ".2f", OURS, queues.winter_referrals),
    Target("starts, bank-holiday weeks over others", 0.79, 0.12, ".2f", OURS, queues.holiday_starts),
    Target("ends of the last two weeks over the usual", 0.65, 0.25, ".2f", OURS, lines.late_ends),
    Target("short visits, packages from before the policy", 0.028, 0.02, ".3f", OURS, lines.short_visits_before),
    Target("short visits, packages since", 0.008, 0.006, ".3f", OURS, lines.short_visits_since),
    Target("wait in the hard rural zone over elsewhere", 2.6, 0.8, ".2f", OURS, queues.hard_wait),
    Target("waiting hours in the slowed zone over elsewhere", 2.7, 1.2, ".2f", OURS, queues.slowdown_queue),
    Target("share of the provider that left, before its notice", 0.0235, 0.006, ".4f", OURS, market.exit_share),
    Target("its hours after its last day", 0, 0, ".0f", OURS, market.exit_left_over),
    Target("lead and secondary slots", 30, 0, ".0f", WORCS, contracts.slots_in_all),
    Target("slots that are filled", 22, 0, ".0f", WORCS, contracts.slots_filled),
    Target("lead slots that are vacant", 3, 0, ".0f", WORCS, contracts.vacant_leads),
    Target("secondary slots that are vacant", 5, 0, ".0f", WORCS, contracts.vacant_secondaries),
    Target("new people's hours with slot holders, zones without vacancy", 0.39, 0.04, ".3f", WORCS, contracts.share),
    Target("contracts that end within a year", 15, 8, ".0f", OURS, contracts.decisions_due),
    Target("offers accepted", 0.31, 0.05, ".3f", OURS, offers.accepted_share),
    Target("offers without a reply", 0.14, 0.03, ".3f", OURS, offers.silent_share),
    Target("refusals for want of staff", 0.42, 0.05, ".3f", OURS, offers.no_staff_share),
    Target("offers in vain a referral, hard rural zone over elsewhere", 1.9, 0.6, ".2f", OURS, offers.hard_refusals),
    Target("spare hours declared that are taken up", 0.65, 0.15, ".3f", OURS, offers.taken_up),
    Target("care workers", 4_100, 200, ",.0f", WORCS, staff.care_workers),
    Target("contact hours over the council's hours", 2.0, 0.15, ".2f", WORCS, staff.contact_over_council),
    Target("vacancy rate", 0.09, 0.015, ".3f", SKILLS, staff.vacancy_rate),
    Target("turnover of care workers in a year", 0.28, 0.035, ".3f", SKILLS, staff.turnover),
    Target("absence, winter over summer", 1.30, 0.15, ".2f", OURS, staff.winter_absence),
    Target("providers that return a month's workforce", 0.92, 0.04, ".3f", OURS, staff.returned),
    Target("planned hours that are monitored", 0.78, 0.12, ".3f", OURS, delivery.monitored_share),
    Target("planned hours that are delivered", 0.973, 0.010, ".3f", OURS, delivery.delivered_share),
    Target("visits that are late", 0.065, 0.015, ".3f", OURS, delivery.late_share),
    Target("visits that are missed", 0.0033, 0.0010, ".4f", OURS, delivery.missed_share),
    Target("share of the 27 largest, by spend", 0.51, 0.025, ".3f", OURS, delivery.largest_27_by_spend),
    Target("a year's payments over a year's hours at their rates", 0.965, 0.04, ".3f", OURS, delivery.spend_over_cost),
    Target("mean rating of replies", 4.22, 0.10, ".2f", BURY, delivery.mean_rating),
    Target("people of 75 and over", 16_600, 10, ",.0f", BATH, ages.people_over_75),
    Target("the same, ten years on", 22_600, 10, ",.0f", BATH, ages.people_over_75_then),
    Target("people of 90 and over", 2_000, 5, ",.0f", BATH, ages.people_over_90),
    Target("the same, ten years on, over now", 1.25, 0.01, ".2f", BATH, ages.growth_over_90),
)  # fmt: skip


def achieved(this: Sample) -> dict[str, float]:
    return {target.label: float(target.measure(this)) for target in TARGETS}


def missed(this: Sample) -> list[str]:
    """Rows that lie outside their tolerance."""
    figures = achieved(this)
    return [target.row(figures[target.label]) for target in TARGETS if not target.holds(figures[target.label])]


def table(this: Sample) -> str:
    """Markdown."""
    figures = achieved(this)
    return "\n".join([HEAD, *(target.row(figures[target.label]) for target in TARGETS)])
