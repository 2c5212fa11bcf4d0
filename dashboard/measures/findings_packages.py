"""Titles that say what a page or a chart found; without a finding, a plain title. Packages looked at one by one."""

import polars as pl

from dashboard import wording

FEWEST = 5


def clearing(now: pl.DataFrame, before: pl.DataFrame) -> str:
    """One place's rows at two Mondays: "3 packages older than the policy still have short visits not agreed"."""
    count = _figure(now, "older_packages")
    where = _where(now)
    if count is None:
        return short_visits(now, where)
    if not count:
        return f"No package older than the policy{where} still has short visits not agreed"
    verb = wording.plural(count, "has", "have")
    head = f"{_packages(count)} older than the policy{where} still {verb} short visits not agreed"
    was = _figure(before, "older_packages")
    return head if was in (None, count) else f"{head}, {wording.number(was)} a year ago"


def short_visits(now: pl.DataFrame, where: str = "") -> str:
    """As "0.8% of visits are under 30 minutes; 89% agreed"."""
    share, agreed = _figure(now, "short_share"), _figure(now, "agreed_share")
    if share is None:
        return f"Visits under 30 minutes{where}"
    head = f"{wording.percent(share)} of visits{where} are under 30 minutes"
    return head if agreed is None else f"{head}; {wording.percent(agreed, 0)} agreed"


def large(packages: pl.DataFrame, hours_of_all: float | None) -> str:
    """One place's row of all large bands: "597 packages of 20 hours or more hold 53% of hours"."""
    count, hours = _figure(packages, "packages"), _figure(packages, "hours")
    if count is None or hours is None or not hours_of_all:
        return f"Large and double-handed packages{_where(packages)}"
    verb = wording.plural(count, "holds", "hold")
    share = wording.percent(hours / hours_of_all, 0)
    return f"{_packages(count)} of 20 hours or more{_where(packages)} {verb} {share} of hours"


def double_handed(now: pl.DataFrame) -> str:
    """As "16% of packages take two workers at once"."""
    share = _figure(now, "share")
    if share is None:
        return "Packages with two workers"
    return f"{wording.percent(share, 0)} of packages take two workers at once"


def reviews(teams: pl.DataFrame) -> str:
    """One place's teams: "121 packages have had no review for 12 months; most are with Hospital discharge, 34"."""
    whole = teams.filter(pl.col("team") == "all")
    count = _figure(whole, "due_packages")
    if count is None:
        return f"Teams and reviews{_where(whole)}"
    if not count:
        return f"Every package{_where(whole)} a year old had a review in the last 12 months"
    verb = wording.plural(count, "has", "have")
    head = f"{_packages(count)}{_where(whole)} {verb} had no review for 12 months"
    # A zone's name leaves no room for both on one line.
    parts = teams.filter(pl.col("team") != "all").drop_nulls("due_packages")
    first = parts.sort("due_packages", "team", descending=[True, False]).head(1)
    if len(parts) < 2 or _where(whole):
        return head
    return f"{head}; {_team(first['team'].item())} has most, {wording.number(first['due_packages'].item())}"


def bought(teams: pl.DataFrame) -> str:
    """As "North locality bought 32 packages of Ash Care, 11 the year before": the largest rise by name."""
    if "provider" not in teams.columns or teams.is_empty():
        return "New packages by team"
    first = teams.sort("largest", "team", descending=[True, False]).row(0, named=True)
    if first["largest"] < FEWEST:
        return "New packages by team"
    head = f"{_team(first['team'])} bought {_packages(first['largest'])} of {first['provider']}"
    before = first["largest_before"]
    return head if before is None else f"{head}, {wording.number(before)} the year before"


def sizes_by(parts: pl.DataFrame, words: str) -> str:
    """One place's rows by team or source: "Smallest: North locality, 13.1 hours"."""
    known = parts.filter(~pl.col("part").is_in(["all", "not_stated"]), pl.col("packages") >= FEWEST)
    known = known.drop_nulls("mean_hours").sort("mean_hours", "part")
    if len(known) < 2:
        return f"Packages by {words}"
    name, hours = known.select("part", "mean_hours").row(0)
    return f"Smallest: {name}, {wording.number(hours, 1)} hours"


def _figure(rows: pl.DataFrame, column: str) -> float | None:
    found: float | None = rows[column][0] if len(rows) and column in rows.columns else None
    return found


def _where(rows: pl.DataFrame) -> str:
    """A zone by name; the council goes without saying."""
    return f" in {rows['zone'][0]}" if len(rows) and rows["zone_id"][0] != "all" else ""


def _packages(count: float) -> str:
    return f"{wording.number(count)} {wording.plural(count, 'package')}"


def _team(name: str) -> str:
    return "A team not stated" if name == "not_stated" else name
