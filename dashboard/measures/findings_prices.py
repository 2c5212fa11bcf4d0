"""Titles of prices; without a finding, a plain title."""

from collections.abc import Mapping, Sequence

from dashboard import wording


def prices(place: str, rate: float | None, cost: float | None, minimum: float | None) -> str:
    """As "An hour costs £23.28: £0.32 under the cost of care, £0.28 over the sector minimum"."""
    if rate is None:
        return f"{place}: prices" if place else "Prices"
    head = f"{place}: {wording.money(rate)} an hour" if place else f"An hour costs {wording.money(rate)}"
    told = [_beside(rate, known, words) for known, words in ((cost, "cost of care"), (minimum, "sector minimum"))]
    against = ", ".join(each for each in told if each)
    return f"{head}{', ' if place else ': '}{against}" if against else head


def _beside(rate: float, known: float | None, words: str) -> str:
    if known is None:
        return ""
    change = round(rate - known, 2)
    if not change:
        return f"just the {words}"
    return f"{wording.money(abs(change))} {'over' if change > 0 else 'under'} the {words}"


def zones(rows: Sequence[Mapping[str, float | str | None]]) -> str:
    """How many zones are paid under their cost of care: rows with `mean_rate` and `cost_of_care`."""
    both = [row for row in rows if row["mean_rate"] is not None and row["cost_of_care"] is not None]
    under = [row for row in both if float(row["mean_rate"] or 0) < float(row["cost_of_care"] or 0)]
    if not both:
        return "Rate by zone"
    if not under:
        return "Every zone is paid its cost of care"
    if len(under) == 1:
        return f"{under[0]['zone']} is paid under its cost of care"
    if len(under) == len(both):
        return f"All {wording.spelled(len(both))} zones are paid under their cost of care"
    return f"{wording.counted(len(under), 'zone')} of {wording.number(len(both))} are paid under their cost of care"


def providers(rates: Sequence[float | None], minimum: float | None) -> str:
    """Of the providers shown."""
    known = [rate for rate in rates if rate is not None]
    if not known:
        return "Rate by provider"
    if minimum is None:
        return f"Rates run from {wording.money(min(known))} to {wording.money(max(known))}"
    under = sum(rate < minimum for rate in known)
    if not under:
        return f"None of the {wording.number(len(known))} largest is paid under the minimum"
    return f"{wording.number(under)} of the {wording.number(len(known))} largest are paid under the minimum"
