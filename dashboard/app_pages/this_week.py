"""What has changed since the last meeting, where do we look first, and what is coming?"""

from dataclasses import replace

import altair as alt
import polars as pl
import streamlit as st

from dashboard import agenda, cached, charts, components, measures, opening, wording
from dashboard.cached import ahead, attention, news
from dashboard.components import Behind
from dashboard.measures import ATTENTION, findings_care, findings_week, winter
from dashboard.measures import news as worded

BACK, FEW, MANY, FAN, LOW, TALL, SHORT = 9, 3, 5, 166, 218, 356, 300
SHORTFALL = replace(measures.SHORTFALL_HOURS, unit="hours")
DELAYED, KEPT = ATTENTION["discharge_weeks", "delayed_people"], ATTENTION["suspended_care", "people"]
NEEDS = ("packages", "commissioned_hours", "waiting_list", "capacity")
BESIDE = ("discharges", "reablement", "offers", "providers")
EXPLAINED = (
    measures.SHORTFALL_HOURS, measures.WAITING_HOURS, measures.WAITING_PEOPLE, measures.LONGEST_DAYS,
    measures.SPARE_HOURS, *ATTENTION.values(), measures.FORECAST_ERROR, measures.FORECAST_HELD,
)  # fmt: skip
COMING = {
    "week_commencing": "Week commencing", "figure": "Hours short", "hours": "Forecast", "lower_80": "80%, from",
    "upper_80": "80%, to", "chance": "Chance of more than now",
}  # fmt: skip
MOVES = {"step": "What changed", "hours": "Hours a week"}
QUEUE = {"step": "What changed", "people": "People", "hours": "Hours a week"}
INDICATORS = {"label": "Indicator", "now": "Now", "usual": "Usual range", "judged": "Judged"}

at = opening.census("This week", "weekly_gaps", needs=NEEDS, of=frozenset(NEEDS))
at = replace(at, late=tuple(cached.late(frozenset({*NEEDS, *BESIDE}))))
weeks = cached.shown("weekly_gaps", at.monday, opening.SPARK_WEEKS)
here = cached.in_place(weeks)
now, before = (cached.week_of(weeks, monday) for monday in (at.monday, at.before))
ranked = attention.ranked(at.monday)
# The council's hours short are what its zones are short of; a zone's gap may also be spare.
what, column = ("shortfall", "shortfall_hours") if cached.whole() else ("gap", "gap_hours")
past = cached.last_weeks(here, at.monday, BACK).select("week_commencing", pl.col(column).alias("figure"))
coming = ahead.shortfall(cached.in_place(now), at.monday)
period = wording.week_before(at.monday)


def figure(rows: pl.DataFrame, name: str) -> float | None:
    """Of the chosen place."""
    place = cached.in_place(rows)
    return place[name].item() if place.height == 1 else None


def finding() -> str:
    zone = "" if cached.whole() else here["zone"][0]
    with_cause = ranked.filter((pl.col("newly_signalling") > 0) | (pl.col("shortfall_in_4_weeks") >= 0.5))
    first = with_cause["zone"].head(2).to_list() if cached.whole() else []
    short, short_before = (figure(rows, "shortfall_hours") for rows in (now, before))
    if short is None and not first:
        return findings_week.live(figure(now, "live_hours"), zone)
    return findings_week.this_week(short, short_before, first, zone)


def tiles() -> None:
    components.tile_row(cached.kept("week_tiles", "", made_tiles))


def made_tiles() -> list[str]:
    queue = cached.in_place(cached.shown("weekly_waiting", at.monday, opening.SPARK_WEEKS))
    waiting = queue.filter(pl.col("queue") == "package")
    of_gaps = (SHORTFALL, measures.WAITING_HOURS, measures.WAITING_PEOPLE)
    drawn = [opening.tile(measure, here, at) for measure in of_gaps]
    longest = opening.tile(measures.LONGEST_DAYS, waiting, at)
    return [*drawn, longest, opening.tile(measures.SPARE_HOURS, here, at), hospital_tile()]


def hospital_tile() -> str:
    """People delayed there; where hospitals return nothing, those whose care is kept; else the hours that are live."""
    if not cached.loaded("discharges") and not cached.loaded("packages"):
        return opening.tile(replace(measures.LIVE_HOURS, unit="hours"), here, at)
    measure = DELAYED if cached.loaded("discharges") else KEPT
    return opening.tile(measure, cached.in_place(cached.shown(measure.mart, at.monday, opening.SPARK_WEEKS)), at)


def look(_height: int) -> None:
    known = ranked["with_data"].any()
    shown = cached.in_zone(ranked).head(MANY if known and not components.meeting_mode() else FEW)
    behind = Behind(agenda.leaving(at.monday), agenda.LOOK_COLUMNS, f"where-to-look-first-{at.monday}")
    with components.panel("look", agenda.heading(shown, len(ranked)), agenda.how_ranked(), behind):
        components.look_first(cached.kept("week_look", "", lambda: agenda.entries(shown, now, before)))
        if not known:
            opening.without("The order of zones", *opening.lacking("waiting_list", "capacity"))
        elif not cached.whole():
            indicators()


def indicators() -> None:
    """Of the chosen zone; where others see the screen no figures, for some are of few people."""
    hidden = ("now", "usual") if cached.shared() else ()
    quiet = ("no_data", "none") if cached.shared() else ("no_data",)
    found = cached.in_place(cached.weeks("winter_signals", at.monday)).filter(~pl.col("signal").is_in(quiet))
    rows = cached.kept("week_indicators", "", lambda: winter.worded(found))
    if len(rows):
        components.table(rows, {key: words for key, words in INDICATORS.items() if key not in hidden}, "Its indicators")


def fan(height: int) -> None:
    safe = cached.last_weeks(cached.in_place(cached.leaving("weekly_gaps", at.monday, BACK)), at.monday, BACK)
    rows = pl.concat([past, coming], how="diagonal_relaxed")
    behind = Behind(rows, COMING, f"{what}-ahead-{at.monday}") if safe["marker"].eq("").all() else None
    with components.panel("fan", *fan_words(), behind):
        if past["figure"].is_null().all():
            no_gap()
        else:
            opening.show("week_fan", drawn_ahead, words_ahead, height)


def fan_words() -> tuple[str, str]:
    """The finding, and how far to trust it."""
    if opening.lacking("waiting_list", "capacity"):
        return f"The {what}, week by week", "Hours short a week"
    if coming.is_empty():
        made = ahead.made_on()
        why = "No forecast is made yet: run homecare forecast"
        return (
            f"The {what}, week by week",
            why if made is None else f"The last forecast is of {wording.long_date(made)}",
        )
    errors = findings_week.accuracy(charts.errors(ahead.scores("demand_hours")))
    title = findings_week.ahead(figure(now, column), coming, what)
    return title, f"A forecast of hours short a week. {errors}".strip()


def no_gap() -> None:
    if missing := opening.lacking("waiting_list", "capacity"):
        opening.without("The gap", *missing)
    else:
        components.empty_state("No gap can be shown", "No spare hours are declared, or few people wait here.")


def drawn_ahead() -> alt.LayerChart | None:
    if coming.is_empty():
        return charts.trend(past, "figure", wording.number)
    return charts.shortfall_fan(past, coming, agenda.say_to_ten, agenda.say)


def words_ahead() -> str:
    if coming.is_empty():
        return charts.describe_trend(past, measures.GAP_HOURS.of("figure"))
    return charts.describe_shortfall(past, coming, agenda.say_to_ten, agenda.say)


def hours_moves(height: int) -> None:
    bridge = cached.weeks("hours_bridge", at.monday)
    safe = cached.hours_moves(bridge)
    rows = safe if cached.shared() and cached.whole() else opening.unless_hidden(cached.in_zone(bridge))
    leaves = cached.whole() and len(safe) and cached.loaded("packages")
    behind = Behind(charts.hours_moves(safe), MOVES, f"hours-moves-{at.monday}") if leaves else None
    told = f"Hours a week, {period}. {charts.hours_note(rows)}".rstrip(". ")
    with components.panel("moves", findings_care.hours_bridge(rows), told, behind):
        if not cached.loaded("packages"):
            opening.without("What changed", "packages")
        elif rows.is_empty() and cached.whole() and cached.shared():
            components.empty_state("The steps are withheld", "All of them together tell of fewer than five packages.")
        elif not opening.council_only("What changed"):
            opening.show(
                "week_moves", lambda: charts.hours_bridge(rows), lambda: charts.describe_hours_bridge(rows), height
            )


def queue_moves(height: int) -> None:
    bridge = cached.weeks("queue_bridge", at.monday).filter(pl.col("queue") == "package")
    safe = cached.queue_moves(bridge)
    rows = safe if cached.shared() and cached.whole() else opening.unless_hidden(cached.in_zone(bridge))
    leaves = cached.whole() and cached.loaded("waiting_list")
    behind = Behind(charts.queue_moves(safe), QUEUE, f"queue-moves-{at.monday}") if leaves else None
    with components.panel("queue", findings_care.queue_bridge(rows), f"People waiting, {period}", behind):
        if not cached.loaded("waiting_list"):
            opening.without("The queue", "waiting_list")
        elif not opening.council_only("Who joined and left"):
            opening.show(
                "week_queue", lambda: charts.queue_bridge(rows), lambda: charts.describe_queue_bridge(rows), height
            )


def in_and_out(_height: int) -> None:
    every = agenda.came_and_went(at.monday)
    merged = agenda.merged_flows(every)
    shown = merged if cached.shared() else every
    leaves = cached.whole() and cached.loaded("packages")
    behind = Behind(agenda.in_words(merged), agenda.FLOW_COLUMNS, f"in-and-out-{at.monday}") if leaves else None
    told = cached.loaded("packages") and not opening.hidden()
    title = agenda.title_of(shown) if told else "What came in and went out"
    with components.panel("flows", title, f"Hours a week, {period}", behind):
        if not cached.loaded("packages"):
            opening.without("What came and went", "packages")
        elif not opening.council_only("What came and went"):
            components.bars(agenda.flow_bars(shown), agenda.in_hospital(at.monday))


def providers() -> None:
    changes = agenda.status_rows(at.monday)
    behind = Behind(changes, agenda.NEWS_COLUMNS, f"provider-status-{at.monday}") if len(changes) else None
    with components.panel("providers", behind=behind):
        components.updates(agenda.news_of(at.monday, figure(now, "spare_hours")))
        with st.container(key="explained"):
            components.definitions(EXPLAINED, "definitions")


def right(height: int) -> None:
    fan(FAN)
    opening.beside([1, 1, 1], [hours_moves, queue_moves, in_and_out], height)


opening.headline("This week", finding(), at, worded.returns(*news.declared(at.monday)))
tiles()
if components.meeting_mode():
    opening.beside([6, 5], [look, fan], TALL)
    providers()
    opening.beside([1, 1, 1], [hours_moves, queue_moves, in_and_out], SHORT)
else:
    opening.beside([5, 8], [look, right], LOW)
    providers()
