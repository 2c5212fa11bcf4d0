"""Who holds the market, and how concentrated is it?"""

from dataclasses import replace

import streamlit as st

from dashboard import cached, charts, components, measures, opening, wording
from dashboard.cached import market_weeks, markets
from dashboard.charts.trends import PROVISIONAL_WEEKS
from dashboard.components import Behind
from dashboard.measures import findings_market

TILES = (measures.HALF, measures.LARGEST_4, measures.LARGEST_10, measures.LARGEST_SHARE, measures.EFFECTIVE)
TREND_WEEKS, FULL, HIGH, LOW, TALL = 105, 560, 260, 176, 430
PLACES = {
    "zone": "Zone",
    "providers": "Providers",
    "n50": "Make up half",
    "largest_share": "Largest share, %",
    "cr4": "Largest 4, %",
    "cr10": "Largest 10, %",
    "effective_providers": "Effective number",
    "hhi": "HHI",
    "design_hhi": "HHI as designed",
}
WEEKS = {"week_commencing": "Week commencing", "zone": "Zone", "share": "Share, %"}
MOVES = {"name": "Provider group", "move": "Came or left", "hours": "Hours a week"}

offered = markets.bases()
asked = st.session_state.get("market_share_basis")
basis = asked if asked in offered else next(iter(offered), "live")
words = measures.BASES[basis]
at = opening.census(
    "Market share",
    needs=("packages", "commissioned_hours", "payments", "workforce"),
    of=markets.behind_basis(basis),
)
if basis == "staff":
    monday, before = markets.months(at.monday)
    at = replace(at, monday=monday, before=before)
day = f"{at.monday:%B %Y}" if basis == "staff" else wording.long_date(at.monday)
period, group = f"{words.period} {day}", cached.view().group_name
followed = "" if group == cached.ALL else cached.group_names().get(group, group)
places = markets.concentration(basis, at.monday)
here = cached.in_place(places)


def shares(height: int) -> None:
    rows, out = markets.largest(basis, at.monday), markets.largest_leaving(basis, at.monday)
    columns = {"name": "Provider group", "share": "Share, %", words.quantity: words.counted}
    behind = Behind(charts.in_percent(out), columns, f"market-share-{basis}-{at.monday}")
    with components.panel("shares", findings_market.largest(here, words), period, behind):
        opening.show(
            "market_shares",
            lambda: charts.share_bars(rows, group if followed else ""),
            lambda: charts.describe_largest(rows, words.of),
            height,
            of=basis,
        )


def zones(height: int) -> None:
    out, chosen = markets.concentration_leaving(basis, at.monday), cached.view().zone_id
    behind = Behind(charts.in_percent(out), PLACES, f"concentration-{basis}-{at.monday}")
    finding = findings_market.concentration(places, chosen)
    where = "" if len(places) > 1 else ". Not known by zone"
    with components.panel("places", finding, f"Share of the largest 4. {period}{where}", behind):
        opening.show(
            "market_places",
            lambda: charts.concentration_bars(places, chosen),
            lambda: charts.describe(places, measures.LARGEST_4),
            height,
            of=basis,
        )


def untold(key: str, what: str) -> bool:
    """A panel that stays empty on this screen, and says why."""
    if opening.hidden():
        with components.panel(key, what):
            return opening.council_only(what)
    return False


def weeks(height: int) -> None:
    if untold("weeks", "Shares week by week"):
        return
    rows = cached.kept("market_rows", basis, lambda: market_weeks.shares_over_time(basis, at.monday, TREND_WEEKS))
    out = cached.kept("market_out", basis, lambda: market_weeks.shares_over_time_leaving(basis, at.monday, TREND_WEEKS))
    events, late = cached.events(at.monday, TREND_WEEKS), 0 if basis in ("spend", "staff") else PROVISIONAL_WEEKS
    behind = Behind(charts.in_percent(out), WEEKS, f"market-{basis}-to-{at.monday}") if cached.whole() else None
    since = f"Share of {words.of}, %, since {wording.long_date(rows['week_commencing'][0])}"
    with components.panel("weeks", findings_market.over_time(rows, followed or "Largest 4"), since, behind):
        opening.show(
            "market_weeks",
            lambda: charts.share_trend(rows, events, late),
            lambda: charts.describe_trend(rows, measures.SHARE, events),
            height,
            of=basis,
        )


def moves(height: int) -> None:
    if untold("moves", "Who came and who left"):
        return
    if not market_weeks.moves_known(at.monday):
        with components.panel("moves", "Who came and who left"):
            components.empty_state(
                "Not known for this week", "Live hours of packages are needed, and of 13 weeks before."
            )
        return
    rows, out = market_weeks.moves(at.monday), market_weeks.moves_leaving(at.monday)
    behind = Behind(out, MOVES, f"came-and-left-{at.monday}") if cached.whole() else None
    with components.panel(
        "moves", findings_market.moves(rows), f"Live hours, 13 weeks to {wording.long_date(at.monday)}", behind
    ):
        if rows.is_empty():
            components.empty_state("The same providers as 13 weeks before", "None came and none left.")
        else:
            opening.show(
                "market_moves", lambda: charts.move_bars(rows), lambda: charts.describe_moves(rows), height, of=basis
            )


def foot() -> None:
    # A zone may not have the basis that was chosen for the council.
    st.session_state["market_share_basis"] = basis
    with st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            "Share of",
            offered,
            format_func=lambda code: measures.BASES[code].label,
            key="market_share_basis",
            label_visibility="collapsed",
            persist_state="session",
        )
        components.definitions((*TILES, measures.HHI, measures.DESIGN_HHI, measures.MOVE_HOURS), "definitions")


def tiles() -> None:
    half = replace(
        measures.HALF,
        label=f"Make up half the {words.half}",
        unit=f"of {wording.number(here['providers'].item())} providers",
    )
    count = opening.SPARK_WEEKS
    rows = cached.kept(
        "market_tiled", basis, lambda: market_weeks.concentration_weeks(basis, at.monday, at.before, count)
    )
    opening.tiles((half, *TILES[1:]), rows, at, basis)


if here.is_empty():
    opening.headline("Market share", "Market share", at)
    if offered:
        components.empty_state("No figures for this week", "Choose another week, or another basis.")
        foot()
    else:
        opening.without("Market share", "packages")
    st.stop()
opening.headline("Market share", findings_market.market(here, words), at)
tiles()
if components.meeting_mode():
    rows = {
        "shares": opening.Row("Shares", [5, 6], [shares, zones]),
        "weeks": opening.Row("Over time", [1, 1], [weeks, moves]),
    }
    opening.in_turn("market_share", rows, TALL, foot)
else:
    left, right = st.columns([5, 7])
    with left:
        shares(FULL)
    with right:
        zones(HIGH)
        opening.beside([1, 1], [weeks, moves], LOW)
    foot()
