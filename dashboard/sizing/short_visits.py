"""Which visits are under 30 minutes, are NICE's conditions recorded, and is the council's policy clearing them down?"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

import polars as pl

from dashboard import cached, charts, components, measures, opening, wording
from dashboard.cached import packages
from dashboard.charts.theme import WORSE
from dashboard.components import Behind
from dashboard.measures import findings_packages
from dashboard.opening import Census
from dashboard.sizing.ages import untold

TABLE, WEEKS, HIGH, LOW, TALL = "short_visit_weeks", 105, 214, 214, 290
SHARE, AGREED, WITH_SHORT, OLDER, BEFORE, SINCE = (
    measures.PACKAGE[TABLE, column]
    for column in ("short_share", "agreed_share", "short_packages", "older_packages", "older_share", "newer_share")
)
TILES = (SHARE, AGREED, WITH_SHORT, OLDER)
EXPLAINED = (*TILES, BEFORE, SINCE)
WEEKLY = {"week_commencing": "Week commencing", "older_packages": "Packages still to clear down"}
SHARES = {"week_commencing": "Week commencing", "short_share": "Short visits, share", "agreed_share": "Agreed, share"}
ZONES = {
    "zone": "Zone",
    "visits": "Visits",
    "short_visits": "Short visits",
    "short_share": "Short visits, share",
    "agreed_share": "Agreed, share",
    "short_packages": "Packages",
}
POLICY = {"zone": "Zone", "older_share": "Begun before the policy", "newer_share": "Begun since"}
NICE = (
    "NICE NG21: under half an hour only if the worker is known to the person, the visit is part of a wider package, "
    "and there is time enough for the task or check. The extract says whether that is recorded, not each condition."
)


def here(at: Census) -> pl.DataFrame:
    """grain: week_commencing. The chosen place, two years to the census, as this screen may show it."""
    return cached.in_place(packages.shown(TABLE, at.monday, WEEKS))


def here_leaving(at: Census) -> pl.DataFrame:
    """The same as it may leave the analyst's screen."""
    return cached.in_place(packages.leaving(TABLE, at.monday, WEEKS))


def finding(at: Census) -> str:
    now, before = (cached.week_of(here(at), monday) for monday in (at.monday, at.monday - 52 * cached.WEEK))
    return findings_packages.clearing(now, before)


def draw(at: Census) -> None:
    """Tiles and panels under the title."""
    if untold() or nothing(packages.shown(TABLE, at.monday, WEEKS)):
        return
    opening.tiles(TILES, here(at), at)
    parts = {name: partial(each, at) for name, each in _PANELS.items()}
    if components.meeting_mode():
        opening.in_turn("short_visits", _rows(parts), TALL, lambda: components.footnote(NICE))
        return
    opening.beside([6, 5], [parts["clearing"], parts["zones"]], HIGH)
    opening.beside([6, 5], [parts["shares"], parts["policy"]], LOW)
    components.footnote(NICE)


def _rows(parts: Mapping[str, Callable[[int], None]]) -> dict[str, opening.Row]:
    return {
        "now": opening.Row("Clearing and zones", [6, 5], [parts["clearing"], parts["zones"]]),
        "shares": opening.Row("Shares and policy", [6, 5], [parts["shares"], parts["policy"]]),
    }


def nothing(rows: pl.DataFrame) -> bool:
    """Whether no week tells of visits; the screen then says so."""
    if rows.is_empty():
        components.empty_state(
            "No short visits are returned", "The packages extract leaves visits a week or short visits a week blank."
        )
    return rows.is_empty()


def without_policy(rows: pl.DataFrame) -> bool:
    """Whether no event tells from when the council's policy holds; the panel then says so."""
    if lacking := rows["policy_from"].null_count() == len(rows):
        components.empty_state("No policy is loaded", "Load an event with the effect policy_short_visits.")
    return lacking


def clearing(at: Census, height: int) -> None:
    rows, events = here(at), cached.events(at.monday, WEEKS)
    behind = Behind(here_leaving(at), WEEKLY, f"clear-down-to-{at.monday}")
    with components.panel("clearing", "Clear-down, week by week", _since(rows), behind):
        if not without_policy(rows):
            opening.show(
                "short_clearing",
                lambda: charts.trend(rows, "older_packages", wording.number, WORSE, events=events),
                lambda: charts.describe_trend(rows, OLDER, events),
                height,
            )


def _since(rows: pl.DataFrame) -> str:
    day = rows["policy_from"].max()
    if not isinstance(day, date):
        return ""
    few = ". [c]: fewer than five now" if rows["older_packages"][-1] is None else ""
    return f"Begun before the policy of {wording.long_date(day)}, short visits not agreed{few}"


def zones(at: Census, height: int) -> None:
    rows = cached.in_zone(packages.shown(TABLE, at.monday))
    order = charts.ranked(rows, "short_share")
    behind = Behind(cached.in_zone(packages.leaving(TABLE, at.monday)), ZONES, f"short-visits-{at.monday}")
    title = findings_packages.short_visits(cached.in_place(rows))
    with components.panel("zones", title, f"By zone, {wording.long_date(at.monday)}", behind):
        opening.show(
            "short_zones",
            lambda: charts.short_visit_bars(rows, order),
            lambda: charts.describe(rows, SHARE),
            height,
        )


def shares(at: Census, height: int) -> None:
    rows, events = here(at).with_columns(pl.col("short_share") * 100), cached.events(at.monday, WEEKS)
    behind = Behind(here_leaving(at), SHARES, f"short-share-to-{at.monday}")
    with components.panel(
        "shares", "Visits under 30 minutes", "% of visits, week by week. Dashed: provisional", behind
    ):
        opening.show(
            "short_shares",
            lambda: charts.trend(rows, "short_share", lambda value: f"{wording.number(value, 1)}%", events=events),
            lambda: charts.describe_trend(here(at), SHARE, events),
            height,
        )


def policy(at: Census, height: int) -> None:
    rows = cached.in_zone(packages.shown(TABLE, at.monday))
    order = charts.ranked(rows, "older_share")
    behind = Behind(cached.in_zone(packages.leaving(TABLE, at.monday)), POLICY, f"short-visits-policy-{at.monday}")
    with components.panel("policy", "Packages from before the policy, and since", "Share of visits", behind):
        if not without_policy(rows):
            opening.show(
                "short_policy",
                lambda: charts.policy_bars(rows, order),
                lambda: charts.describe(rows, BEFORE),
                height,
            )


_PANELS = {"clearing": clearing, "zones": zones, "shares": shares, "policy": policy}
