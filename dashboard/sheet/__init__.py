"""One provider's whole record in one place, as it may leave the analyst's screen: its sheet is made to be printed."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

import polars as pl

from dashboard import cached
from dashboard.sheet import answers, care, quality


@dataclass(frozen=True)
class Record:
    """Frames of one provider in the chosen place, empty where an extract is missing; `marker` says what is withheld.

    `weeks`: a row a week. `zones`: a row a zone now. `standing`: a row a change, the latest first. `handed_back`: a
    row a week and window. `offers`: a row a window. `replies`: a row an answer of 13 weeks. `periods`: a row a period
    of call monitoring. `staff`: a row a month. `uptake`: one row. `feedback` and `kpis`: rows of the latest period.
    """

    name: str
    rank: care.Rank
    weeks: pl.DataFrame
    zones: pl.DataFrame
    standing: pl.DataFrame
    handed_back: pl.DataFrame
    offers: pl.DataFrame
    replies: pl.DataFrame
    uptake: pl.DataFrame
    periods: pl.DataFrame
    staff: pl.DataFrame
    feedback: pl.DataFrame
    kpis: pl.DataFrame


def listed(monday: date) -> dict[str, str]:
    """Names of the chosen group's providers by code, in the order of names, those with care first."""
    now = cached.week_of(cached.mart("provider_standing"), monday)
    known = cached.in_group(now)["provider_id"].to_list()
    caring = set(cached.week_of(cached.mart("provider_totals"), monday)["provider_id"])
    names = {code: name for code, name in cached.provider_names().items() if code in known}
    return {code: names[code] for code in sorted(names, key=lambda code: code not in caring)}


def largest(monday: date, codes: Container[str]) -> str:
    """Of some providers the one with the most hours in the chosen place."""
    totals = cached.in_place(cached.week_of(cached.mart("provider_totals"), monday))
    by_size = totals.sort("hours", "provider_id", descending=[True, False])["provider_id"]
    return next((code for code in by_size if code in codes), "")


def of_provider(code: str, monday: date) -> Record:
    """Everything about one provider at a census."""
    weeks = care.weeks(code, monday)
    offers = answers.offers(code, monday)
    return Record(
        name=cached.provider_names().get(code, code),
        rank=care.rank(code, monday),
        weeks=weeks,
        zones=care.zones(code, monday),
        standing=quality.standing(code, monday),
        handed_back=care.handed_back(code, monday),
        offers=answers.windows(offers),
        replies=answers.replies(offers),
        uptake=answers.uptake(code, monday),
        periods=quality.periods(code, monday, weeks),
        staff=quality.staff(code, monday),
        feedback=quality.feedback(code, monday),
        kpis=quality.kpis(code, monday),
    )
