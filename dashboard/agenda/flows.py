"""Care that came and went in a week, by where people came from and why it ended."""

from datetime import date
from typing import Final

import polars as pl

from dashboard import cached, disclosure, wording
from dashboard.charts.theme import CONTEXT, DELIVERED, WORSE
from dashboard.components import Bar
from dashboard.measures import findings_week

Flows = dict[str, pl.DataFrame]
"""`reason, packages, hours` by way, in and out."""

WORDS: Final = {
    "in": {
        "hospital": "From hospital", "community": "From home", "reablement": "From reablement",
        "handback": "Handed back", "transfer": "Transferred", "review": "After a review", "other": "Other",
        "not_stated": "Not stated",
    },
    "out": {
        "hospital": "To hospital", "care_home": "To care home", "died": "Died", "handed_back": "Handed back",
        "independent": "Independent", "moved": "Moved away", "changed": "Changed", "other": "Other",
        "not_stated": "Not stated",
    },
}  # fmt: skip
FLOW_COLUMNS: Final = {"way": "Way", "reason": "From or why", "packages": "Packages", "hours": "Hours a week"}
NAMED: Final = 3


def came_and_went(monday: date) -> Flows:
    """Of the chosen place, for figures that no one but the analyst sees; most hours first."""
    week = cached.in_zone(cached.weeks("starts_and_ends", monday))
    summed = week.group_by("direction", "reason").agg(pl.col("packages").sum(), pl.col("hours").sum())
    ordered = summed.sort(-pl.col("hours"), "reason")
    return {way: ordered.filter(pl.col("direction") == way).select("reason", "packages", "hours") for way in WORDS}


def merged_flows(flows: Flows) -> Flows:
    """As they may leave the analyst's screen, with `marker`."""
    fewest = cached.settings().small_count
    return {way: disclosure.merge_few(rows, fewest).sort(-pl.col("hours"), "reason") for way, rows in flows.items()}


def in_words(flows: Flows) -> pl.DataFrame:
    """One table of both ways."""
    return pl.concat([rows.with_columns(pl.lit(way).alias("way"), _worded(way)) for way, rows in flows.items()])


def _worded(way: str) -> pl.Expr:
    return pl.col("reason").replace(WORDS[way])


def title_of(flows: Flows) -> str:
    """A way of which a part is withheld has no sum."""
    sums = [None if rows["hours"].null_count() else float(rows["hours"].sum()) for rows in flows.values()]
    return findings_week.in_and_out(sums[0], sums[1])


def flow_bars(flows: Flows) -> list[list[Bar]]:
    """Bars of both ways on one scale: the largest by name, the rest in one."""
    longest = max([1.0, *(hours for rows in flows.values() for hours in _few(rows)["hours"].to_list())])
    return [[_bar(way, reason, hours, longest) for reason, hours in _few(rows).rows()] for way, rows in flows.items()]


def _few(rows: pl.DataFrame) -> pl.DataFrame:
    named = rows.filter(pl.col("reason") != "other").head(NAMED)
    rest = rows.join(named, on="reason", how="anti")
    other = rest.select(pl.lit("other").alias("reason"), pl.col("hours").sum())
    return pl.concat([named.select("reason", "hours"), other], how="vertical_relaxed").filter(pl.col("hours") > 0)


def _bar(way: str, reason: str, hours: float, longest: float) -> Bar:
    usual = DELIVERED if way == "in" else CONTEXT
    colour = WORSE if reason == "handed_back" else usual
    return WORDS[way].get(reason, reason), hours / longest, wording.number(hours), colour


def in_hospital(monday: date) -> str:
    """Who is expected back, as this screen may show it; blank where it is not known."""
    row = cached.in_place(cached.shown("suspended_care", monday))
    people, hours = row.select("people", "hours").row(0) if row.height == 1 else (None, None)
    if people is None:
        return ""
    verb = "is" if people == 1 else "are"
    return f"{wording.people(people)} {verb} in hospital, {wording.hours(hours)} kept"
