"""What an uplift and a supplement come to, in sentences, and what is saved of prices."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import polars as pl

from dashboard import arithmetic, wording

ZONES: Final = {
    "zone": "Zone", "hours": "Hours a week", "mean_rate": "Average rate, \u00a3 an hour",
    "cost_of_care": "Cost of care, \u00a3", "minimum_price": "Sector minimum, \u00a3",
    "council_rate": "Council's rate, \u00a3", "against_cost": "Against cost of care, \u00a3",
    "below_minimum": "Share under the minimum", "weekly_spend": "Spend a week, \u00a3",
    "priced_share": "Share with a rate",
}  # fmt: skip
PROVIDERS: Final = {"name": "Provider", **{key: words for key, words in ZONES.items() if key != "zone"}}
WEEKS: Final = {"week_commencing": "Week commencing", **ZONES}
NOT_TOLD: Final = "Where others see the screen this cannot be told of the chosen zones: few people stand in some of it."


def _pounds(value: Decimal) -> str:
    return wording.pounds(float(value))


def uplift(rate: float | None, spend: float | None, cost: float | None, percent: str) -> str:
    """ "5% is £44,380 a week, £2,307,768 a year: the average hour becomes £24.44, £0.84 over the cost of care"."""
    if rate is None or spend is None:
        return "No rate is known here to raise."
    try:
        worked = arithmetic.raised(str(rate), str(spend), percent)
    except arithmetic.ArithmeticRefusedError as error:
        return str(error)
    told = f"{percent.strip(' %')}% is {_pounds(worked.week)} a week, {_pounds(worked.year)} a year. "
    return f"{told}The average hour becomes {wording.money(float(worked.rate))}{_beside(float(worked.rate), cost)}."


def _beside(rate: float, cost: float | None) -> str:
    if cost is None:
        return ""
    change = round(rate - cost, 2)
    return f", {wording.money(abs(change))} {'over' if change >= 0 else 'under'} the cost of care"


def supplement(zones: pl.DataFrame, pounds: str, percent: str, rate: float | None) -> Sequence[str]:
    """What it costs, what it must unlock and at what price; `zones` are the chosen rows of `weekly_gaps`."""
    if zones.is_empty():
        return ("Choose the zones that the supplement is paid in.",)
    sums = {name: _sum(zones[name]) for name in ("live_hours", "waiting_hours", "shortfall_hours")}
    live, waiting, short = sums.values()
    if live is None or waiting is None:
        hidden = "marker" in zones.columns and (zones["marker"] == wording.CONFIDENTIAL).any()
        return (NOT_TOLD if hidden else "Live and waiting hours of these zones are not known.",)
    try:
        worked = arithmetic.supplement(pounds, str(live), str(waiting), percent, "" if rate is None else str(rate))
    except arithmetic.ArithmeticRefusedError as error:
        return (str(error),)
    cost = f"{_pounds(worked.week)} a week, {_pounds(worked.year)} a year, on {wording.hours(live)} live."
    return (cost, _unlocked(worked, waiting, short), _break_even(worked, waiting, rate))


def _sum(values: pl.Series) -> float | None:
    return None if values.null_count() else float(values.sum())


def _unlocked(worked: arithmetic.Supplement, waiting: float, short: float | None) -> str:
    told = "" if short is None else f" ({wording.number(short)} beyond what is spare)"
    if worked.each is None:
        return f"It unlocks none of the {wording.hours(waiting)} waiting{told}."
    each = f"{wording.money(float(worked.each))} for each hour unlocked"
    return f"It must unlock {wording.hours(float(worked.unlocked))} of {wording.number(waiting)} waiting{told}: {each}."


def _break_even(worked: arithmetic.Supplement, waiting: float, rate: float | None) -> str:
    """At fewer hours an unlocked hour costs more in supplement than its care does."""
    if worked.break_even is None or rate is None:
        return ""
    hours = float(worked.break_even)
    share = f", {wording.percent(hours / waiting, 0)} of those waiting" if waiting else ""
    return (
        f"Break-even at {wording.hours(hours)} a week{share}: there each costs the average rate, {wording.money(rate)}."
    )
