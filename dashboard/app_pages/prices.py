"""What do we pay for an hour of care, is it enough, and what would more cost?"""

import polars as pl
import streamlit as st

from dashboard import cached, charts, components, measures, opening, wording
from dashboard.agenda import prices as told
from dashboard.cached import markets, prices
from dashboard.components import Behind
from dashboard.measures import findings_market, findings_prices
from dashboard.measures.prices import PRICES

PAGE, HIGH, LOW, TALL, FULL, WEEKS, LARGEST = "Prices", 282, 174, 352, 520, 105, 9
TILES = tuple(PRICES[name] for name in ("mean_rate", "weekly_spend", "against_cost", "below_minimum", "priced_share"))
KEY = "Dot: average paid, pink under the minimum. Grey: sector minimum. Black: cost of care"
WORKED_OUT = "Spend is worked out from packages: hours \u00d7 the rate that each line states."
DEFAULTS = {"uplift": "5", "supplement": "1.50", "unlocked": "50"}

kind = "packages" if cached.loaded("packages") else "payments"
at = opening.census(PAGE, needs=("packages", "payments"), of=frozenset({kind}))
in_room, place = components.meeting_mode(), cached.view().zone_id
day = wording.long_date(at.monday)


def only_payments() -> None:
    """Without rates of packages: what was paid, and which extract would say more."""
    largest = markets.largest("spend", at.monday)
    out = markets.largest_leaving("spend", at.monday)
    columns = {"name": "Provider group", "share": "Share, %", "amount": "\u00a3"}
    amount = prices.paid(at.monday)
    finding = f"{wording.pounds(amount)} was paid to providers in the 91 days to {day}" if amount else PAGE
    opening.headline(PAGE, finding, at)
    here = cached.in_place(markets.concentration("spend", at.monday))
    behind = Behind(charts.in_percent(out), columns, f"spend-{at.monday}")
    title = findings_market.largest(here, measures.BASES["spend"]) if len(here) else "Who was paid"
    with components.panel("prices_paid", title, "Share of payments, as far as they are loaded", behind):
        opening.show(
            "prices_paid",
            lambda: charts.share_bars(largest),
            lambda: charts.describe_largest(largest, "payments"),
            FULL,
        )
    opening.without("What an hour costs", "packages")


def zones(height: int) -> None:
    rows = cached.week_of(prices.places(at.monday), at.monday).filter(pl.col("zone_id") != cached.ALL)
    rows = rows.sort("mean_rate", "zone", descending=[True, False], nulls_last=True)
    out = cached.week_of(prices.places_leaving(at.monday), at.monday)
    behind = Behind(out, told.ZONES, f"rates-by-zone-{at.monday}")
    with components.panel("rates_zones", findings_prices.zones(rows.to_dicts()), KEY, behind):
        opening.show(
            "prices_zones",
            lambda: charts.rate_dots(rows, "zone", zone),
            lambda: charts.describe_rates(rows, "zone"),
            height,
        )


def providers(height: int) -> None:
    rows = prices.providers(at.monday).head(LARGEST)
    behind = Behind(prices.providers_told(at.monday), told.PROVIDERS, f"rates-by-provider-{at.monday}")
    title = findings_prices.providers(rows["mean_rate"].to_list(), standard("minimum_price"))
    with components.panel("rates_providers", title, f"The largest by hours, {where}. Marks as beside", behind):
        opening.show(
            "prices_providers",
            lambda: charts.rate_dots(rows, "name"),
            lambda: charts.describe_rates(rows, "name"),
            height,
        )


def weeks(height: int) -> None:
    rows = cached.in_place(prices.places(at.monday, WEEKS))
    out = cached.in_place(prices.places_leaving(at.monday, WEEKS))
    behind = Behind(out, told.WEEKS, f"rates-to-{at.monday}")
    with components.panel("rates_weeks", "Average rate, two years", f"\u00a3 an hour, {where}", behind):
        opening.show(
            "prices_weeks", lambda: charts.rate_lines(rows), lambda: charts.describe_trend(rows, PRICES["mean_rate"]),
            height,
        )  # fmt: skip


def reckon(_height: int) -> None:
    with components.panel("reckon", "What more would cost", ""):
        reckoning()


def reckoning() -> None:
    """Figures to try out: they stand in the address, and nothing else is kept."""
    gaps = cached.week_of(cached.shown("weekly_gaps", at.monday), at.monday).filter(pl.col("zone_id") != cached.ALL)
    names = dict(gaps.select("zone_id", "zone").rows())
    left, right = st.columns([3, 7])
    with left:
        percent = asked("uplift", "Uplift, %")
    with right:
        boxes = st.columns([2, 2, 4])
        with boxes[0]:
            pounds = asked("supplement", "Supplement, \u00a3 an hour")
        with boxes[1]:
            share = asked("unlocked", "Unlocks, % of waiting")
        with boxes[2]:
            chosen = patch(names, gaps)
    with left:
        components.footnote(told.uplift(here["mean_rate"], here["weekly_spend"], here["cost_of_care"], percent))
    with right:
        patches = gaps.filter(pl.col("zone_id").is_in(chosen))
        components.footnote(" ".join(told.supplement(patches, pounds, share, here["mean_rate"])))


def asked(name: str, label: str) -> str:
    return st.text_input(label, DEFAULTS[name], key=name, bind="query-params", persist_state="session") or ""


def patch(names: dict[str, str], gaps: pl.DataFrame) -> list[str]:
    """Where the supplement is paid: at first in the chosen zone, else in the one that is shortest of hours."""
    shortest = gaps.sort("shortfall_hours", "zone_id", descending=[True, False], nulls_last=True)["zone_id"].to_list()
    first = place if place in names else next(iter(shortest), "")
    return st.multiselect(
        "Zones of the supplement", list(names), [first] if first else [],
        format_func=lambda code: names.get(code, code), key="patch", bind="query-params", persist_state="session",
    )  # fmt: skip


def standard(name: str) -> float | None:
    """Of the place that is shown."""
    figure: float | None = here[name]
    return figure


def foot() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        components.footnote(f"{WORKED_OUT} {priced()}{paid()}")
        if in_room:
            with st.popover("What more would cost", icon=":material/calculate:", key="reckon", type="tertiary"):
                reckoning()
        components.definitions(PRICES.values(), "definitions")


def priced() -> str:
    share = here["priced_share"]
    stated = "" if cached.loaded("prices") else " Cost of care and minimum need the prices extract."
    known = (
        "Every hour has a rate." if share == 1 else f"{wording.percent(share)} of hours have a rate; the rest are out."
    )
    return f"{known if share is not None else ''}{stated}"


def paid() -> str:
    amount = prices.paid(at.monday) if cached.whole() else None
    return "" if amount is None else f" Payments of the 91 days to {day} came to {wording.pounds(amount)}."


if kind == "payments":
    only_payments()
    st.stop()
tiled = cached.in_place(prices.places(at.monday, opening.SPARK_WEEKS))
now = cached.week_of(tiled, at.monday)
if not prices.stated() or now.is_empty():
    opening.headline(PAGE, PAGE, at)
    components.empty_state(
        "No line states a rate here", "Load packages with the column hourly_rate, or choose another week."
    )
    st.stop()
here = now.row(0, named=True)
where = "all zones" if cached.whole() else here["zone"]
zone = "" if cached.whole() else here["zone"]
opening.headline(PAGE, findings_prices.prices(zone, here["mean_rate"], here["cost_of_care"], here["minimum_price"]), at)
opening.tiles(TILES, tiled, at)
if in_room:
    opening.beside([1, 1], [zones, providers], TALL)
else:
    opening.beside([1, 1], [zones, providers], HIGH)
    opening.beside([4, 7], [weeks, reckon], LOW)
foot()
