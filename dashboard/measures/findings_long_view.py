"""What the years ahead come to, and what has to be known of them, in words."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import polars as pl

from dashboard import wording

NOT_A_FORECAST: Final = (
    "A projection, not a forecast: what today's care would come to, if as many of each age went on needing it. It has "
    "no range, and prices are held as they are."
)


def finding(years: pl.DataFrame, place: str = "") -> str:
    """As "8,770 more hours a week by 2036, 23% above now"; of one place, `year, hours`."""
    first, last = years.row(0, named=True), years.row(-1, named=True)
    if first["hours"] is None or last["hours"] is None:
        return "Long view"
    change, where = wording.to_ten(last["hours"] - first["hours"]), f"{place}: " if place else ""
    if not change:
        return f"{where}About as many hours in {last['year']} as now"
    more, above = ("more", "above") if change > 0 else ("fewer", "below")
    share = f", {wording.percent(abs(change) / first['hours'], 0)} {above} now" if first["hours"] else ""
    hours = f"{wording.number(abs(change))} {more} hours a week by {last['year']}"
    return f"{where}{hours}{share}"


def years_told(census: date, first: int, given: Sequence[int], last: int) -> str:
    """Which years stand on what; a first year that is not the census's, and years in between, are said."""
    later = f"It begins later than the census: {first} stands for {census.year}." if first != census.year else ""
    between = sorted(set(range(first, last + 1)) - set(given))
    line = "Years between those given lie on a straight line." if between else ""
    return " ".join(each for each in (f"Population of {first} to {last}.", later, line) if each)


def unfollowed(cells: pl.DataFrame) -> str:
    """`zone, age_band, follows` of zones and bands: whose population is not known, and what is done about it."""
    told = []
    if zones := _names(cells.filter(pl.col("follows") == "council"), "zone"):
        told.append(f"Without population of their own, grown as all that is given: {_few(zones)}.")
    kept = cells.filter(pl.col("follows") == "constant")
    if bands := [wording.age_band(band) for band in _names(kept, "age_band")]:
        told.append(f"Without population, kept as many people as now: {_few(bands)}.")
    return " ".join(told)


def _names(rows: pl.DataFrame, column: str) -> list[str]:
    return rows[column].unique().sort().to_list()


def _few(names: Sequence[str]) -> str:
    return wording.listed(names) if len(names) < 5 else f"{', '.join(names[:3])} and {len(names) - 3} more"
