"""The market week by week, and who came and left, as pages show them."""

from datetime import date

import polars as pl

from dashboard import charts, disclosure
from dashboard.cached.chosen import ALL, in_place, names_providers, shared, view
from dashboard.cached.council import settings
from dashboard.cached.markets import concentration_leaving
from dashboard.cached.mondays import WEEK, last_weeks, week_of
from dashboard.cached.tables import kept, named, names_on, table, version


def concentration_weeks(basis: str, monday: date, before: date, count: int) -> pl.DataFrame:
    """The chosen place's concentration by week; where others see the screen, of this Monday and the one before."""
    if shared():
        return pl.concat([in_place(concentration_leaving(basis, day)) for day in (before, monday)])
    return in_place(_measured(basis, monday, count))


def shares_over_time(basis: str, monday: date, count: int) -> pl.DataFrame:
    """`share` by week of the group that is followed, else of the largest 4, in the chosen place."""
    if shared():
        return shares_over_time_leaving(basis, monday, count)
    weeks = in_place(_measured(basis, monday, count))
    return weeks.rename({"cr4": "share"}) if view().group_name == ALL else _followed(weeks, basis, monday, count)


def shares_over_time_leaving(basis: str, monday: date, count: int) -> pl.DataFrame:
    """The same of the council, as it may leave the analyst's screen."""
    weeks = _measured(basis, monday, count).filter(pl.col("zone_id") == ALL)
    market, few = _market(basis, monday, count), settings().small_count
    if view().group_name == ALL:
        return disclosure.leaving_weeks(weeks, market, few).rename({"cr4": "share"})
    return disclosure.leaving_group(_followed(weeks, basis, monday, count), market, view().group_name, few)


def _measured(basis: str, monday: date, count: int) -> pl.DataFrame:
    rows = last_weeks(named("market_concentration", version()), monday, count)
    return rows.filter(pl.col("basis") == basis, pl.col("providers").is_not_null())


def _market(basis: str, monday: date, count: int) -> pl.DataFrame:
    return last_weeks(table("market_shares", version()), monday, count).filter(pl.col("basis") == basis)


def _followed(weeks: pl.DataFrame, basis: str, monday: date, count: int) -> pl.DataFrame:
    """A week in which the group holds nothing is 0, one in which nobody does has no share."""
    mine = _market(basis, monday, count).filter(pl.col("group_name") == view().group_name)
    joined = weeks.join(mine, on=["week_commencing", "zone_id"], how="left", maintain_order="left")
    share = pl.when(pl.col("providers") > 0).then(pl.col("share").fill_null(0))
    return joined.select("week_commencing", "zone_id", "zone", share)


def moves(monday: date) -> pl.DataFrame:
    """Who came to the chosen place and who left it in the 13 weeks to a Monday, as this screen may show it."""
    if shared():
        return moves_leaving(monday)
    return kept("market_moves", str(monday), lambda: _called(in_place(_moves(monday))))


def moves_leaving(monday: date) -> pl.DataFrame:
    """The same of the council, as it may leave the analyst's screen."""
    return kept("market_moves_leaving", str(monday), lambda: _moves_leaving(monday))


def _moves_leaving(monday: date) -> pl.DataFrame:
    council = _moves(monday).filter(pl.col("zone_id") == ALL)
    market = _market("live", monday, disclosure.MOVE_WEEKS + 1)
    return _called(disclosure.leaving_moves(council, market, settings().small_count))


def _called(rows: pl.DataFrame) -> pl.DataFrame:
    return rows if names_providers() else charts.moves_together(rows)


def _moves(monday: date) -> pl.DataFrame:
    rows = week_of(named("market_moves", version()), monday)
    return rows.with_columns(pl.col("group_name").replace(names_on(version(), monday)).alias("name"))


def moves_known(monday: date) -> bool:
    """Whether hours are known on both Mondays that moves lie between."""
    return kept("market_moves_known", str(monday), lambda: _live_on(monday - disclosure.MOVE_WEEKS * WEEK, monday))


def _live_on(*mondays: date) -> bool:
    live = _measured("live", max(mondays), disclosure.MOVE_WEEKS + 1).filter(pl.col("zone_id") == ALL)
    return set(mondays) <= set(live["week_commencing"])
