"""How does one provider do, on one sheet to print?"""

from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard import cached, charts, components, filters, measures, opening, sheet, wording
from dashboard.components import Behind
from dashboard.measures import findings_provider
from dashboard.measures.provider_answers import ANSWERS
from dashboard.measures.provider_care import CARE
from dashboard.sheet import tables

HOURS, OFFERS, UPTOOK, DELIVERED = 112, 172, 92, 132
NOTE = (
    "[c]: fewer than five people, or could be worked out. [x]: not returned. Not to be passed on: these are commercial."
)
LABELS = {"hours": "Hours", "people": "People", "packages": "Packages", "share": "Share of hours"}
TILES = {name: replace(CARE["provider_totals", name], label=label) for name, label in LABELS.items()}
HANDED_BACK = replace(CARE["handback_windows", "hours"], label="Handed back, 13 weeks")
SHOWN = (*CARE.values(), *ANSWERS.values(), measures.SPARE_HOURS)
WEEKS = {"week_commencing": "Week commencing", "hours": "Hours", "people": "People", "packages": "Packages"}
REPLIES = {"answer": "Answer", "offers": "Offers"}
UPTAKE = {"declarations": "Declarations", **charts.UPTAKE, "taken_up_share": "Share taken up"}
PERIODS = {
    "period_start": "Period from",
    "planned_hours": "Planned hours a week",
    "delivered_hours": "Delivered hours a week",
    "missed_visits": "Missed visits a week",
    "late_visits": "Late visits a week",
}

NEEDS = ("packages", "commissioned_hours")

at = opening.census("Provider", "provider_totals", needs=NEEDS, of=frozenset(filter(cached.loaded, NEEDS[:1])) or None)
options = sheet.listed(at.monday)
if not options:
    opening.headline("Provider", "Provider", at)
    if missing := opening.lacking("packages"):
        opening.without("Provider", *missing)
    else:
        components.empty_state("No provider matches these filters", "Choose all providers, or another week.")
    st.stop()
with components.picker():
    first = sheet.largest(at.monday, options) or next(iter(options))
    code = filters.pick(filters.Filter("provider", "Provider", options), first)
record = cached.kept("provider_record", code, lambda: sheet.of_provider(code, at.monday))
stem = f"{wording.in_file_name(code)}-{at.monday}"
zone = "" if cached.whole() else cached.mart("zones").filter(pl.col("zone_id") == cached.view().zone_id)["zone_name"][0]


def hours() -> None:
    behind = Behind(record.weeks, WEEKS, f"provider-hours-{stem}")
    with components.panel("sheet_hours", "Hours, week by week", "52 weeks. Dashed: provisional", behind):
        opening.show(
            "provider_hours",
            lambda: charts.trend(record.weeks, "hours", wording.number),
            lambda: charts.describe_trend(record.weeks, TILES["hours"]),
            HOURS,
            of=code,
        )


def offers() -> None:
    behind = Behind(tables.worded(record.replies), REPLIES, f"provider-offers-{stem}")
    finding, answered = findings_provider.offers(record.offers), findings_provider.days(record.offers)
    with components.panel("sheet_offers", finding, answered, behind):
        if missing := opening.lacking("offers"):
            opening.without("Offers", *missing)
            return
        opening.show(
            "provider_offers",
            lambda: charts.answers(record.replies, tables.ANSWER_WORDS),
            lambda: charts.describe(tables.worded(record.replies), ANSWERS["offer_windows", "offers"], "answer"),
            OFFERS,
            of=code,
        )


def uptake() -> None:
    behind = Behind(record.uptake, UPTAKE, f"provider-spare-hours-{stem}")
    with components.panel("sheet_uptake", findings_provider.uptake(record.uptake), "Spare hours, 13 weeks", behind):
        if missing := opening.lacking("capacity", "offers"):
            opening.without("Spare hours taken up", *missing)
            return
        opening.show(
            "provider_uptake",
            lambda: charts.uptake(record.uptake),
            lambda: tables.uptake_words(record.uptake),
            UPTOOK,
            of=code,
        )


def delivery() -> None:
    behind = Behind(record.periods, PERIODS, f"provider-delivery-{stem}")
    finding, visits = findings_provider.delivery(record.periods), findings_provider.visits(record.periods)
    with components.panel("sheet_delivery", finding, visits, behind):
        if missing := opening.lacking("commissioned_hours"):
            opening.without("Planned and delivered", *missing)
            return
        opening.show(
            "provider_delivery",
            lambda: charts.planned_and_delivered(record.periods),
            lambda: tables.delivery_words(record.periods),
            DELIVERED,
            of=code,
        )


def zones() -> None:
    contracts = cached.loaded("contracts")
    drawn = tables.zones(record.zones) if contracts else tables.zones_alone(record.zones)
    with components.panel("sheet_zones"):
        if drawn.rows.is_empty():
            components.empty_state("Zones", "It delivers no care and holds no contract here.")
        else:
            components.table(drawn.rows, drawn.columns, drawn.caption)
        if not contracts:
            components.footnote("Roles, caps and decisions need the contracts extract.")


def table(key: str, what: str, kind: str, drawn: tables.Drawn) -> None:
    """Rows open on the sheet, or what would fill their place."""
    with components.panel(f"sheet_{key}"):
        if missing := opening.lacking(kind):
            opening.without(what, *missing)
        elif drawn.rows.is_empty():
            components.empty_state(what, "Nothing is returned for this provider here.")
        else:
            components.table(drawn.rows, drawn.columns, drawn.caption)


def asked() -> None:
    hours()
    offers()
    uptake()


def delivered() -> None:
    zones()
    left, right = st.columns(2)
    with left:
        table("handed_back", "Handed back", "packages", tables.handed_back(record.handed_back, at.monday))
    with right:
        table("standing", "Status and rating", "providers", tables.standing(record.standing))
    delivery()


def judged() -> None:
    table("staff", "Workforce", "workforce", tables.staff(record.staff))
    table("feedback", "Feedback", "feedback", tables.feedback(record.feedback))
    table("kpis", "Performance", "provider_kpis", tables.kpis(record.kpis))


components.printable()
opening.headline("Provider", findings_provider.provider(record.name, record.weeks, record.rank, zone), at)
with st.container(key="facts", horizontal=True, vertical_alignment="center"):
    components.facts(findings_provider.standing(record.standing, record.name))
    components.definitions(SHOWN, "definitions")
tiles = [opening.tile(measure, record.weeks, at) for measure in TILES.values()]
components.tile_row([*tiles, opening.tile(HANDED_BACK, record.handed_back.filter(pl.col("weeks") == 13), at)])
components.printed_note(NOTE)
with st.container(key="sheet"):
    for column, draw in zip(st.columns([7, 10, 7]), (asked, delivered, judged), strict=True):
        with column:
            draw()
