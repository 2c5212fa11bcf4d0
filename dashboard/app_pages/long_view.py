"""How much care in ten years, if people go on needing it as they do now?"""

from dataclasses import replace

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import cached, charts, components, filters, measures, opening, wording
from dashboard.cached import long_view
from dashboard.cached.long_view import Growth
from dashboard.components import Behind
from dashboard.measures import findings_long_view as findings

EXPLAINED = (measures.LONG_HOURS, measures.LONG_PEOPLE, measures.POPULATION, measures.USE_RATE, measures.LONG_COST)
HIGH, TALL = 400, 380
NO_YEARS = "The extract has to give people by age band, for the year of the census or one after it, and for later ones."
YEARS = {
    "year": "Year",
    "age_band": "Age band",
    "people": "People of that age",
    "use_rate": "Share with care, %",
    "people_with_care": "People with care",
    "hours_a_person": "Hours a person",
    "hours": "Hours a week",
    "population_effect": "By population",
    "rate_effect": "By share with care",
    "package_size_effect": "By hours a person",
}


def asked() -> Growth:
    """The growth of the link; the settings' where there is none or it is refused, which is said."""
    found = long_view.asked(st.query_params.get("growth"))
    if found is None:
        st.session_state["link_ignored"].append("The link's growth is not known here: the council's own is shown.")
    return found or long_view.settled()


def form() -> None:
    """Nothing is worked out before it is sent. Its boxes are made anew for another growth."""
    version = long_view.written(now)
    with st.form("long_view_form", border=False):
        places = st.columns([2, 3, 3, 2], vertical_alignment="bottom")
        years = places[0].number_input("Years ahead", 1, 10, now.years, key=f"years{version}")
        rate = percent(places[1], "Share of people with care, growth % a year", now.use_rate, f"rate{version}")
        size = percent(places[2], "Hours a person, growth % a year", now.package_size, f"size{version}")
        if places[3].form_submit_button("Work it out", type="primary"):
            st.query_params["growth"] = long_view.written(Growth(years=int(years), use_rate=rate, package_size=size))
            st.rerun()


def percent(place: DeltaGenerator, label: str, value: float, key: str) -> float:
    """A share of 1, asked for in percent."""
    return round(place.number_input(label, -10.0, 10.0, value * 100, 0.1, "%.1f", key=key) / 100, 4)


def tiles() -> None:
    first, last = here.row(0, named=True), here.row(-1, named=True)
    then, rate = f"in {last['year']}", long_view.hourly_rate()
    cost = None if rate is None or last["hours"] is None else last["hours"] * rate[0]
    price = f"at \u00a3{rate[0]:.2f}, {rate[1]}" if rate else "No price is known"
    components.tile_row([
        tile(measures.LONG_HOURS, "Hours now", first["hours"], f"on {wording.long_date(first['census'])}"),
        tile(measures.LONG_HOURS, f"Hours {then}", last["hours"], grown("hours")),
        tile(measures.LONG_PEOPLE, f"People with care {then}", last["people_with_care"], grown("people_with_care")),
        tile(measures.POPULATION, f"People of these ages {then}", last["people"], grown("people")),
        components.tile(replace(measures.LONG_COST, label=f"Cost {then}"), thousands(cost), below=price),
    ])  # fmt: skip


def tile(measure: measures.Measure, label: str, figure: float | None, below: str) -> str:
    """To ten: a unit would claim too much."""
    return components.tile(replace(measure, label=label), tens(figure), below=below)


def grown(column: str) -> str:
    first, last = (here.row(at, named=True)[column] for at in (0, -1))
    if not first or last is None:
        return "Not known"
    return f"{wording.signed((last / first - 1) * 100)}% on {here['year'][0]}"


def tens(figure: float | None) -> str:
    return wording.NOT_AVAILABLE if figure is None else wording.number(wording.to_ten(figure))


def behind(bands: list[str], name: str) -> Behind | None:
    """Of the council alone: a zone's years tell of few people."""
    if not cached.whole():
        return None
    rows = long_view.leaving(now).filter(pl.col("age_band").is_in(bands))
    # As words: a year is no figure to be parted by thousands.
    told = rows.with_columns(pl.col("use_rate") * 100, pl.col("year").cast(pl.String))
    return Behind(told.select(*YEARS, "marker"), YEARS, f"long-view-{name}")


def effects(height: int) -> None:
    first, last = here.row(0, named=True), here.row(-1, named=True)
    steps = None if first["hours"] is None else charts.effect_steps(first, last)
    with components.panel(
        "effects", "What adds to the hours", f"Hours of care a week, {first['year']} to {last['year']}",
        behind([chosen], "steps"),
    ):  # fmt: skip
        opening.show(
            "long_view_effects",
            lambda: None if steps is None else charts.effect_bars(steps),
            lambda: "Withheld on a shared screen." if steps is None else charts.describe_steps(steps),
            height,
            of=long_view.written(now),
        )


def by_year(height: int) -> None:
    with components.panel(
        "years", "Hours by age band, year by year", "Hours of care a week; the darkest are the oldest",
        behind([*bands, cached.ALL], "years"),
    ):  # fmt: skip
        opening.show(
            "long_view_years",
            lambda: charts.band_years(every, bands),
            lambda: charts.describe_years(every, bands),
            height,
            of=long_view.written(now),
        )


def foot() -> None:
    components.footnote(f"{findings.NOT_A_FORECAST} {findings.unfollowed(long_view.cells(now))}".strip())
    with st.container(horizontal=True, vertical_alignment="center"):
        if components.meeting_mode():
            with st.popover("Change the growth", icon=":material/tune:", key="long_view_change"):
                form()
        components.definitions(EXPLAINED, "definitions")


def thousands(pounds: float | None) -> str:
    return wording.NOT_AVAILABLE if pounds is None else wording.pounds(wording.whole(pounds / 1000) * 1000)


def growth_told() -> str:
    """What is assumed, beside the figures that it makes."""
    shares = (("the share with care", now.use_rate), ("hours a person", now.package_size))
    told = [f"{wording.signed(share * 100, 1)}% a year in {name}" for name, share in shares if share]
    return f"Assumed: {wording.listed(told)}." if told else "The share with care and hours a person stay as they are."


at = opening.census("Long view", "weekly_hours", needs=("packages", "commissioned_hours"))
opening.needs_all("Long view", long_view.EXTRACT)
if opening.hidden():
    components.title("Long view")
    opening.council_only("Long view")
    st.stop()
now = asked()
chosen = cached.view().age_band
every = long_view.rows(now)
here = every.filter(pl.col("age_band") == chosen)
if here["year"].n_unique() < 2:
    components.title("Long view")
    components.as_at_line("Long view", at.as_at, late=at.late)
    components.empty_state("No year ahead can be worked out", NO_YEARS)
    st.stop()
bands = [band for band in every["age_band"].unique().sort() if chosen in (cached.ALL, band) and band != cached.ALL]
place = "" if cached.whole() else here["zone"][0]
title = f"{place}, {wording.age_band(chosen)}".strip(", ") if chosen != cached.ALL else place
components.title(findings.finding(here, wording.in_sentence(title)))
told = findings.years_told(here["census"][0], here["year"][0], long_view.given_years(), here["year"][-1])
components.as_at_line("Long view", at.as_at, late=at.late, note=f"{told} {growth_told()} {filters.ignored()}".strip())
tiles()
opening.beside([6, 7], [effects, by_year], TALL if components.meeting_mode() else HIGH)
if not components.meeting_mode():
    with components.panel("growth"):
        form()
foot()
