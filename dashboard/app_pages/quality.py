"""How good is the care that people get, and is it delivered as planned?"""

from dataclasses import replace
from functools import partial

import polars as pl
import streamlit as st

from dashboard import cached, charts, components, measures, opening, wording
from dashboard.cached import markets
from dashboard.cached import quality as standings
from dashboard.components import Behind
from dashboard.measures import findings_quality
from dashboard.measures.provider_care import CARE

PAGE, WEEKS, HIGH, LOW, TALL, RETURNED, NARROW_DATES = "Quality", 105, 236, 190, 420, 56, 4
GOOD = replace(measures.MIX["share"], label="With good providers", unit="of hours", worse="down")
STOPPED = replace(measures.MIX["hours"], label="With suspended or embargoed", worse="up")
MONITORED = replace(measures.MIX["share"], label="Monitored electronically", unit="of hours", worse="down")
MISSED, LATE = (
    replace(CARE["delivery", f"{which}_visits"], format="whole", unit="a week") for which in ("missed", "late")
)
MIXED = {
    "zone": "Zone",
    "level": "Rating",
    "hours": "Hours",
    "share": "Share",
    "people": "People",
    "providers": "Providers",
}
WEEKLY = {"week_commencing": "Week commencing", "hours": "Hours a week", "share": "Share of hours"}
PERIODS = {
    "period_start": "Period from",
    "planned_hours": "Planned hours a week",
    "delivered_hours": "Delivered hours a week",
    "delivered_share": "Share delivered",
    "missed_visits": "Missed visits a week",
    "late_visits": "Late visits a week",
}
ZONES = {"zone": "Zone", **PERIODS}
REPLIES = {"who": "From", "responses": "Replies", "mean_rating": "Rating"}

at = opening.census(PAGE, needs=("packages", "commissioned_hours"), of=markets.behind_basis("live"))
opening.needs_all(PAGE, "providers")
day = wording.long_date(at.monday)


def mix(measured_by: str, *, count: int = 1) -> pl.DataFrame:
    """Rows of the last weeks as this screen may show them."""
    return cached.shown("quality_mix", at.monday, count).filter(pl.col("measured_by") == measured_by)


def leaving(measured_by: str, count: int = 1) -> pl.DataFrame:
    """The same as they may leave the analyst's screen."""
    return cached.leaving("quality_mix", at.monday, count).filter(pl.col("measured_by") == measured_by)


def weeks(key: str, measured_by: str, levels: tuple[str, ...]) -> pl.DataFrame:
    """Some levels together, week by week, of every place."""
    shown = partial(standings.ratings, at.monday) if measured_by == "rating" else partial(mix, measured_by)
    return cached.kept(f"quality_{key}", "", lambda: charts.level_weeks(shown(count=WEEKS), levels))


good, stopped = weeks("good", "rating", charts.GOOD), weeks("stopped", "status", charts.STOPPED)
monitored = weeks("monitored", "monitoring", ("compliant",))
returned = cached.kept("quality_returned", "", lambda: standings.delivered(at.monday, RETURNED))
here = cached.in_place(returned)
last = returned.filter(pl.col("period_start") == returned["period_start"].max())


def ratings(height: int) -> None:
    behind = Behind(
        standings.ratings_leaving(at.monday).filter(pl.col("level") != cached.ALL),
        MIXED,
        f"hours-by-rating-{at.monday}",
    )
    now = cached.week_of(good, at.monday)
    rows = cached.in_zone(standings.ratings(at.monday).with_columns(_marker()))
    with components.panel(
        "ratings", findings_quality.ratings(cached.in_zone(now)), f"Share of live hours, {day}", behind
    ):
        opening.show(
            "quality_ratings",
            lambda: charts.rating_grid(rows),
            lambda: charts.describe(cached.in_zone(now), GOOD),
            height,
        )


def _marker() -> pl.Expr:
    return pl.lit("").alias("marker") if not cached.shared() else pl.col("marker")


def trend(height: int) -> None:
    told = cached.kept(
        "quality_told", "", lambda: charts.level_weeks(standings.ratings_leaving(at.monday, WEEKS), charts.GOOD)
    )
    behind = Behind(cached.in_place(told), WEEKLY, f"good-hours-to-{at.monday}")
    rows = cached.in_place(good).with_columns(pl.col("share") * 100)
    with components.panel("trend", "With good providers", "% of live hours, week by week", behind):
        opening.show(
            "quality_trend",
            lambda: charts.trend(rows, "share", lambda value: f"{wording.number(value, 1)}%", dates=NARROW_DATES),
            lambda: charts.describe_trend(cached.in_place(good), GOOD),
            height,
        )


def standing(height: int) -> None:
    rows = cached.in_place(mix("status"))
    columns = {**MIXED, "level": "Status"}
    out = cached.in_place(leaving("status")).filter(pl.col("level") != cached.ALL)
    with components.panel(
        "standing", "By status", f"Live hours, {day}", Behind(out, columns, f"hours-by-status-{at.monday}")
    ):
        opening.show(
            "quality_status",
            lambda: charts.level_bars(rows),
            lambda: charts.describe(rows.filter(pl.col("level") != cached.ALL), measures.MIX["hours"], "level"),
            height,
        )


def delivery(height: int) -> None:
    finding, period = findings_quality.delivery(here), "Hours a week that monitoring returned"
    with components.panel("delivery", finding, period, Behind(here, PERIODS, f"delivery-to-{at.monday}")):
        if missing := opening.lacking("commissioned_hours"):
            opening.without("Planned and delivered", *missing)
            return
        opening.show(
            "quality_delivery",
            lambda: charts.planned_and_delivered(here),
            lambda: charts.describe_delivered(here),
            height,
        )


def visits(height: int) -> None:
    rows = cached.in_zone(last.filter(pl.col("zone_id") != cached.ALL))
    with components.panel(
        "visits",
        findings_quality.visits(rows),
        "In the last period returned",
        Behind(rows, ZONES, f"visits-{at.monday}"),
    ):
        if missing := opening.lacking("commissioned_hours"):
            opening.without("Visits missed and late", *missing)
            return
        opening.show(
            "quality_visits",
            lambda: charts.visit_bars(rows),
            lambda: charts.describe(rows, CARE["delivery", "missed_visits"]),
            height,
        )


def replies(_height: int) -> None:
    rows = standings.replies(at.monday)
    where = "" if rows.is_empty() or rows["zone"][0] != "Council" or cached.whole() else ", all zones"
    since = "" if rows.is_empty() else f"From {wording.long_date(rows['period_start'][0])}{where}"
    with components.panel("sheet_replies", findings_quality.replies(rows), since):
        if missing := opening.lacking("feedback"):
            opening.without("What people say", *missing)
        elif rows.is_empty():
            components.empty_state("No replies here", "None are returned yet.")
        else:
            components.table(rows, REPLIES, "Mean rating, 1 to 5")


def tiles() -> None:
    drawn = cached.kept("quality_tiles", "", lambda: [*_of_mix(), *_of_delivery()])
    components.tile_row(drawn)


def _of_mix() -> list[str]:
    pairs = ((GOOD, good), (STOPPED, stopped), (MONITORED, monitored))
    return [opening.tile(measure, cached.in_place(rows), at) for measure, rows in pairs]


def _of_delivery() -> list[str]:
    """Of the last period returned, beside the one before."""
    if len(here) < 2:
        return [components.tile(measure, None, below="Not returned") for measure in (MISSED, LATE)]
    now, before = here.tail(1), here.tail(2).head(1)
    than = before["period_start"][0]
    return [
        components.tile(
            measure, now[measure.column][0], change=now[measure.column][0] - before[measure.column][0], than=than
        )
        for measure in (MISSED, LATE)
    ]


def foot() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        components.footnote("Ratings as listed on the day; visits as monitoring returned them.")
        shown = (*measures.MIX.values(), *(CARE["delivery", name] for name in list(PERIODS)[1:3]))
        components.definitions(shown, "definitions")


halted, rated = (cached.week_of(cached.in_place(rows), at.monday) for rows in (stopped, good))
zone = "" if cached.whole() or halted.is_empty() else halted["zone"][0]
opening.headline(PAGE, findings_quality.quality(halted, rated, zone), at)
tiles()
if components.meeting_mode():
    rows = {
        "ratings": opening.Row("Ratings", [6, 5], [ratings, trend]),
        "visits": opening.Row("Visits", [1, 1], [visits, delivery]),
        "said": opening.Row("Standing and replies", [1, 1], [standing, replies]),
    }
    opening.in_turn("quality", rows, TALL, foot)
else:
    opening.beside([6, 6], [ratings, visits], HIGH)
    opening.beside([4, 3, 4, 3], [trend, standing, delivery, replies], LOW)
    foot()
