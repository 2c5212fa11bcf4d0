"""Which way is every measure going, and which of them need a director's eye?"""

import polars as pl
import streamlit as st

from dashboard import cached, charts, components, filters, measures, opening, wording
from dashboard.agenda import others
from dashboard.agenda import trends as rows_of
from dashboard.cached import trends
from dashboard.components import Behind
from dashboard.measures import findings_trends
from dashboard.measures.trends import SIGNALLING, TOPICS, WORDS, label

PAGE, MOST, IN_ROOM, HIGH, TALL, DATES = "Trends", 12, 9, 200, 430, 5
NEEDS = (
    "packages", "commissioned_hours", "waiting_list", "capacity", "reablement", "discharges", "workforce", "offers",
)  # fmt: skip
WITH_CARE, BESIDE = NEEDS[:4], NEEDS[4:]
WEEKLY = {"week_commencing": "Week commencing", "zone": "Zone", "value": "Figure"}

shown_kinds = WITH_CARE if any(map(cached.loaded, WITH_CARE)) else BESIDE
at = opening.census(PAGE, needs=NEEDS, of=frozenset(shown_kinds))
in_room = components.meeting_mode()
every = cached.kept("trends_every", "", lambda: rows_of.known(trends.now()))
out = cached.kept("trends_out", "", lambda: rows_of.known(trends.now_leaving()))
here = cached.in_place(every)
if here.is_empty():
    opening.headline(PAGE, PAGE, at)
    components.empty_state("No measure has a figure here", "Choose another zone, or load packages or a waiting list.")
    st.stop()


def of_topic(which: str) -> pl.DataFrame:
    """Measures of a topic in the chosen place."""
    return cached.kept("trends_topic", which, lambda: rows_of.of_topic(here, which))


worse = rows_of.worse(here)
signalling = of_topic(SIGNALLING)["measure"].to_list()

top, choices = st.container(), st.container(key="trends_choices", horizontal=True, vertical_alignment="center")
with choices:
    topic = filters.switch(filters.Filter("topic", "Topic", WORDS), SIGNALLING)
    picked = filters.pick(
        filters.Filter("measure", "Measure", rows_of.names(every["measure"])),
        rows_of.first_shown(signalling or here["measure"].to_list()),
    )
    shown = of_topic(topic)["measure"].to_list()
    components.definitions([measures.MEASURES[each] for each in dict.fromkeys([picked, *shown])], "definitions")
with top:
    zone = "" if cached.whole() else here["zone"][0]
    opening.headline(PAGE, findings_trends.trends(worse, rows_of.judged(here), zone, len(signalling)), at)
measure, place = measures.MEASURES[picked], cached.view().zone_id
of_picked = every.filter(pl.col("measure") == picked)
row = rows_of.row_of(here, picked)
name = cached.mart("zones").filter(pl.col("zone_id") == place)["zone_name"].to_list()
where = "Council" if cached.whole() else next(iter(name), place)


def address() -> dict[str, str]:
    """That of the page as it is chosen: a link in a row changes one part of it."""
    meeting = {"meeting": "true"} if in_room else {}
    return {"topic": topic, "measure": picked, "zone": place, **meeting}


def table(_height: int) -> None:
    rows = of_topic(topic)
    room = IN_ROOM if in_room else MOST
    behind = Behind(
        rows_of.saved(cached.in_place(out)), rows_of.COLUMNS, f"trends-{wording.in_file_name(place)}-{at.monday}"
    )
    more = f"; {wording.number(len(rows) - room)} more in Table" if len(rows) > room else ""
    week = f"{where}, last week returned against 4 and 52 weeks before{more}"
    with components.panel("trends", WORDS[topic], week, behind):
        if rows.is_empty():
            nothing()
        else:
            drawn = cached.kept(
                "trends_table", f"{topic} {picked}", lambda: rows_of.measure_rows(rows.head(room), picked, address())
            )
            components.trend_rows(drawn, "Measure", f"{WORDS[topic]}, {where}")


def nothing() -> None:
    needed = dict.fromkeys(kind for name in TOPICS.get(topic, ()) for kind in opening.needed(measures.MEASURES[name]))
    if topic == SIGNALLING:
        components.empty_state("Nothing out of the usual", "Every measure with enough weeks is within its usual range.")
    elif missing := opening.lacking(*needed):
        opening.without(WORDS[topic], *missing)
    else:
        components.empty_state(f"{WORDS[topic]}: no figures here", "Choose another zone.")


def history(height: int) -> None:
    rows, leaves = cached.in_place(trends.history(picked)), trends.history_leaving(picked)
    events = cached.events(at.monday, rows_of.WEEKS * 2)
    behind = Behind(
        leaves.sort("zone", "week_commencing"), WEEKLY, f"trend-{wording.in_file_name(picked)}-to-{at.monday}"
    )
    title = findings_trends.picked(measure, label(picked), row)
    with components.panel("history", title, rows_of.usual(row), behind):
        opening.show(
            "trends_history",
            lambda: charts.history(
                rows_of.drawn(rows, picked), rows_of.band(row), rows_of.say(picked), events=events, dates=DATES
            ),
            lambda: charts.describe_trend(rows, measure.of("value"), events),
            height,
            of=picked,
        )


def by_zone(_height: int) -> None:
    zones = of_picked if len(of_picked) <= MOST else of_picked.filter(pl.col("zone_id").is_in([cached.ALL, place]))
    behind = Behind(
        rows_of.saved(out.filter(pl.col("measure") == picked)), rows_of.COLUMNS,
        f"trend-by-zone-{wording.in_file_name(picked)}-{at.monday}",
    )  # fmt: skip
    with components.panel("trends_zones", f"{label(picked)} by zone", measure.unit, behind):
        drawn = cached.kept("trends_zones", picked, lambda: rows_of.zone_rows(zones, place, address()))
        components.trend_rows(drawn, "Zone", f"{label(picked)} by zone")


def left(_height: int) -> None:
    table(0)
    other_councils()


def other_councils() -> None:
    """Published figures stand beside ours where both are of one measure; else as they are published."""
    published = trends.others()
    behind = Behind(published, others.COLUMNS, "other-councils") if len(published) else None
    own = rows_of.row_of(every.filter(pl.col("zone_id") == cached.ALL), picked)
    same = published.filter(pl.col("measure") == picked)
    figure = own["now"] if own and len(same) else None
    title = findings_trends.council(same["value"].to_list(), figure, measure)
    with components.panel("others", title, "" if published.is_empty() else published_words(same), behind):
        if published.is_empty():
            opening.without("Other councils", "comparators")
        elif len(same):
            components.bars([others.bars(same, figure, measure)])
        else:
            as_published(published)


def published_words(same: pl.DataFrame) -> str:
    if same.is_empty():
        return f"Nothing is published of {label(picked).lower()}. What is:"
    return f"{label(picked)}, {measure.unit}, {others.periods(same)}. Ours is of this week."


def as_published(published: pl.DataFrame) -> None:
    names = {name: others.words(name) for name in published["measure"].unique().sort()}
    with st.container(key="trends_published"):
        compared = filters.pick(filters.Filter("published", "Published measure", names), next(iter(names)))
    components.bars([others.bars(published.filter(pl.col("measure") == compared), None, None)])


def right(height: int) -> None:
    history(height)
    by_zone(0)


if in_room:
    opening.beside([7, 6], [table, history], TALL)
else:
    opening.beside([7, 6], [left, right], HIGH)
