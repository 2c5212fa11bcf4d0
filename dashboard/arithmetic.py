"""The arithmetic of council reports: uplifts, changes, hours that a grant stood for; each with its rounding stated.

Worked from decimal figures as they are written, so that 0.28 is 0.28.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation


class ArithmeticRefusedError(Exception):
    """The figures allow no answer."""


WEEKS = 52


@dataclass(frozen=True)
class Worked:
    """`value` is exact, `shown` is rounded as `rounding` says."""

    calculation: str
    formula: str
    value: Decimal
    shown: str
    rounding: str


def uplift(amount: str, percent: str) -> Worked:
    """An amount of money raised by a percentage."""
    value = _number(amount) * (1 + _number(percent) / 100)
    return Worked("uplift", f"{amount} x (1 + {percent} / 100)", value, _rounded(value, "1"), "to the pound")


def change(before: str, after: str) -> Worked:
    """The change from one figure to another as a percentage of the first.

    Published percentages worked out from unrounded figures may differ in the last place.
    """
    value = _divided(100 * (_number(after) - _number(before)), _number(before))
    note = "to 0.1 of a percent, from the figures given; a report that used unrounded ones may print another"
    return Worked("change", f"100 x ({after} - {before}) / {before}", value, f"{_rounded(value, '0.1')}%", note)


def hours_from_grant(grant: str, rate: str) -> Worked:
    """The hours of care that a grant paid at a rate an hour stood for."""
    value = _divided(_number(grant), _number(rate))
    return Worked("hours-from-grant", f"{grant} / {rate}", value, _rounded(value, "1"), "to the hour")


def yearly_cost(rate: str, percent: str, weekly_hours: str) -> Worked:
    """What an hourly rate raised by a percentage costs in a year of 52 weeks, beside what it costs now."""
    now = _number(rate) * _number(weekly_hours) * WEEKS
    value = now * (1 + _number(percent) / 100)
    formula = f"{rate} x (1 + {percent} / 100) x {weekly_hours} hours x {WEEKS} weeks"
    more = f"\u00a3{_rounded(value - now, '1')} more than \u00a3{_rounded(now, '1')}"
    shown = f"\u00a3{_rounded(value, '1')} a year, {more}"
    return Worked("yearly-cost", formula, value, shown, "to the pound, each figure for itself")


@dataclass(frozen=True)
class Raised:
    """An uplift on what is spent: GBP a week and a year, and the rate that it makes."""

    week: Decimal
    year: Decimal
    rate: Decimal


def raised(rate: str, weekly_spend: str, percent: str) -> Raised:
    """A percentage on the average rate and on a week's spend at it; a year has 52 weeks."""
    more = _number(weekly_spend) * _number(percent) / 100
    return Raised(more, more * WEEKS, _number(rate) * (1 + _number(percent) / 100))


@dataclass(frozen=True)
class Supplement:
    """A supplement on all live care of some zones: GBP a week and a year, what it is to unlock, and what that costs.

    `unlocked` are hours a week, `each` GBP for each of them; `break_even` the hours a week at which that is the rate.
    """

    week: Decimal
    year: Decimal
    unlocked: Decimal
    each: Decimal | None
    break_even: Decimal | None


def supplement(pounds: str, live_hours: str, waiting_hours: str, percent: str, rate: str = "") -> Supplement:
    """GBP an hour on live hours, against a percentage of the hours waiting; `rate` blank where none is known."""
    week, unlocked = _number(pounds) * _number(live_hours), _number(waiting_hours) * _number(percent) / 100
    known = _number(rate) if rate else Decimal(0)
    return Supplement(
        week, week * WEEKS, unlocked, week / unlocked if unlocked > 0 else None, week / known if known > 0 else None
    )


CALCULATIONS = {"uplift": uplift, "change": change, "hours-from-grant": hours_from_grant}
"""By the word that the command line knows them by; each takes two figures."""


def _number(words: str) -> Decimal:
    try:
        value = Decimal(words.replace(",", "").replace("\u00a3", "").replace("%", "").strip())
    except InvalidOperation:
        value = Decimal("nan")
    if not value.is_finite():
        message = f"'{words}' is not a number."
        raise ArithmeticRefusedError(message)
    return value


def _divided(over: Decimal, under: Decimal) -> Decimal:
    try:
        return over / under
    except (DivisionByZero, InvalidOperation):
        message = "The figure to divide by is 0."
        raise ArithmeticRefusedError(message) from None


def _rounded(value: Decimal, to: str) -> str:
    return f"{value.quantize(Decimal(to), ROUND_HALF_UP):,}"
