"""What each lever of a scenario adds to a zone's hours, so many weeks ahead. Every function returns hours a week."""

from collections.abc import Callable
from typing import Final

from forecasting.assumptions import Assumptions, Facts

WEEKS_A_MONTH: Final = 365.25 / 12 / 7
Lever = Callable[[Assumptions, Facts, str, float], float]


def _standing(weekly: float, weeks: float, leaving: float) -> float:
    """Hours that stand after `weeks` of `weekly` hours more starting, a share of which ends in each week."""
    return weekly * weeks if leaving == 0 else weekly * (1.0 - float((1 - leaving) ** weeks)) / leaving


def _by_source(levers: Assumptions, facts: Facts, zone: str, week: float) -> float:
    starts = facts.starts.get(zone, {})
    weekly = sum(hours * levers.starts_change.get(source, 0.0) for source, hours in starts.items())
    return _standing(weekly, week, facts.leaving)


def _package_size(levers: Assumptions, facts: Facts, zone: str, week: float) -> float:
    starts = facts.starts.get(zone, {})
    weekly = sum(hours * (1 + levers.starts_change.get(source, 0.0)) for source, hours in starts.items())
    return _standing(weekly * levers.package_size_change, week, facts.leaving)


def _surge(levers: Assumptions, facts: Facts, zone: str, week: float) -> float:
    """Extra packages for some weeks, spread over the zones by their starts; afterwards they end as others do."""
    size = facts.mean_hours.get(zone, 0.0) * (1 + levers.package_size_change)
    weekly = levers.surge_packages * size * _share_of_starts(levers, facts, zone)
    lasting = _standing(weekly, min(week, levers.surge_weeks), facts.leaving)
    return lasting * float((1 - facts.leaving) ** max(0.0, week - levers.surge_weeks))


def _share_of_starts(levers: Assumptions, facts: Facts, zone: str) -> float:
    if levers.zone_id != "all":
        return 1.0
    hours = {place: sum(sources.values()) for place, sources in facts.starts.items()}
    return hours.get(zone, 0.0) / sum(hours.values()) if sum(hours.values()) else 0.0


def _stops(levers: Assumptions, facts: Facts, zone: str, week: float) -> float:
    lost = facts.stopped.get(zone, 0.0) * (1 - levers.staff_transferring)
    return -lost if levers.stopped_group and week > levers.stopped_in_weeks else 0.0


def _recruitment(levers: Assumptions, facts: Facts, zone: str, week: float) -> float:
    """Recruits less leavers, spread over the zones by their contact hours."""
    every = sum(facts.contact_hours.values())
    share = 1.0 if levers.zone_id != "all" else facts.contact_hours.get(zone, 0.0) / every if every else 0.0
    return levers.recruits_a_month * week / WEEKS_A_MONTH * (facts.contact_hours_a_worker or 0.0) * share


def _absence(levers: Assumptions, facts: Facts, zone: str, _week: float) -> float:
    return -levers.absence_change * facts.contact_hours.get(zone, 0.0)


def _zone_capacity(levers: Assumptions, _facts: Facts, zone: str, _week: float) -> float:
    return levers.added_capacity.get(zone, 0.0)


DEMAND: Final[dict[str, Lever]] = {
    "demand_by_source": _by_source,
    "package_size": _package_size,
    "discharge_surge": _surge,
}
CAPACITY: Final[dict[str, Lever]] = {
    "provider_stops": _stops,
    "recruitment": _recruitment,
    "absence": _absence,
    "zone_capacity": _zone_capacity,
}
"""Levers in the order in which they are laid over the baseline; each adds to what those before it left."""
