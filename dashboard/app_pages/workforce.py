"""Are there enough care workers, and do they stay?"""

from datetime import date

import polars as pl
import streamlit as st

from dashboard import cached, charts, components, measures, monthly, opening, wording
from dashboard.cached import ahead
from dashboard.components import Behind
from dashboard.measures import findings_workforce
from dashboard.measures.workforce import STAFF

RATES = ("vacancy_rate", "turnover", "absence", "starters_rate", "agency_share")
MIX = {name: STAFF[name].label for name in ("drivers_share", "zero_hours_share", "sponsored_share")}
RECRUITING = (measures.NEEDED, measures.COUNCIL_WORKERS, measures.LEAVERS, measures.TO_RECRUIT)
USES = (measures.CONTACT_HOURS, measures.COUNCIL_HOURS, measures.USED_HOURS, measures.UTILISATION)
HIGH, LOW, TALL, HALF, ROW, MOST, UPPER = 568, 128, 430, 300, 56, 12, 228
BESIDE = 228
NOTE = "A return for all zones together counts in each zone as the provider's live hours there: zones are estimates."
MONTHS = {
    "month_starting": "Month",
    "matched_providers": "Providers in both months",
    "matched_before": "Care workers 12 months before",
    "matched_now": "Care workers",
    "change": "Change",
}
SHARES = {"label": "Of care workers", "figure_now": "Share", "providers": "Providers that say"}
BANDS = {"band": "Rate", **{name: f"{words}, providers" for name, words in charts.RATES.items()}}
STAFFED = {
    "provider_name": "Provider",
    **{name: STAFF[name].label for name in ("care_workers", "care_workers_wte", "vacancies", *RATES)},
}
HOURS = {
    "zone": "Zone",
    "providers": "Providers",
    "contact_hours": "Contact hours",
    "council_hours": "The council's hours",
    "utilisation": "In use",
}
RECRUITED = {
    "zone": "Zone",
    "week_commencing": "Week commencing",
    "care_workers_needed": "Needed",
    "care_workers": "Care workers now",
    "council_share": "The council's share",
    "council_workers": "The council's now",
    "expected_leavers": "Expected leavers",
    "to_recruit": "To recruit",
}
NO_FORECAST = "Run homecare forecast on the machine that holds the store."

placed = cached.mart("workforce_places")
at = monthly.latest("Workforce", cached.in_place(placed), "workforce")
month, names = wording.month(at.month), cached.provider_names()
figures = cached.in_place(cached.mart("workforce_figures"))
now = monthly.of_month(figures, at.month)
counted = findings_workforce.counted_in(now)
staff = monthly.of_month(cached.in_place(placed), at.month).with_columns(
    pl.col("provider_id").replace(names).alias("provider_name")
)
use = cached.in_zone(monthly.of_month(cached.mart("workforce_utilisation"), at.month))


def change(height: int) -> None:
    months = monthly.last_months(figures.filter(pl.col("figure") == counted), at.month)
    behind = Behind(months.drop_nulls("change"), MONTHS, f"care-workers-to-{at.month}")
    period = f"{STAFF[counted].label}, the same providers in both months"
    with components.panel("change", "Change on twelve months before", period, behind):
        opening.show(
            "workforce_change",
            lambda: charts.matched_change(months),
            lambda: charts.describe_months(months, measures.MATCHED_CHANGE.of("change")),
            height,
        )


def mix(height: int) -> None:
    rows = now.with_columns(pl.col("figure").replace(MIX).alias("label")).filter(pl.col("figure").is_in(list(MIX)))
    behind = Behind(rows, SHARES, f"care-workers-mix-{at.month}")
    with components.panel("mix", findings_workforce.mix(now), f"Share of care workers, {month}", behind):
        opening.show(
            "workforce_mix",
            lambda: charts.staff_mix(rows, MIX),
            lambda: charts.describe_mix(rows, MIX),
            height,
        )


def over_time(height: int) -> None:
    """Who care workers are only where anyone says."""
    if now.filter(pl.col("figure").is_in(list(MIX)), pl.col("providers") > 0).is_empty():
        change(height)
    else:
        change(height - BESIDE)
        mix(LOW)


def providers(height: int) -> None:
    """Providers by name where the council alone looks, else how many of them lie where."""
    finding = findings_workforce.high_vacancies(staff)
    if cached.names_providers():
        _by_name(finding, height)
    else:
        _by_band(finding, height)


def _by_name(finding: str, height: int) -> None:
    largest = staff.sort(counted, "provider_name", descending=[True, False], nulls_last=True)
    shown = largest.head(MOST)
    order = shown["provider_name"].to_list()
    behind = Behind(largest, STAFFED, f"providers-staff-{at.month}")
    size = f"The {wording.number(len(shown))} largest of {wording.number(len(staff))} providers, {month}"
    with components.panel("providers", finding, size, behind):
        opening.show(
            "workforce_providers",
            lambda: charts.provider_rates(shown, order, counted),
            lambda: charts.describe(shown, STAFF["vacancy_rate"], "provider_name"),
            height,
        )


def _by_band(finding: str, height: int) -> None:
    bands = charts.rate_bands(staff)
    behind = Behind(bands, BANDS, f"providers-by-rate-{at.month}")
    with components.panel("providers", finding, f"How many providers have which rate, {month}", behind):
        opening.show(
            "workforce_bands",
            lambda: charts.rate_band_bars(bands),
            lambda: charts.describe(bands, STAFF["vacancy_rate"].of("vacancy_rate"), "band"),
            height,
        )


def hours(height: int) -> None:
    council = cached.in_place(use)
    behind = Behind(use, HOURS, f"contact-hours-{at.month}")
    with components.panel(
        "hours", findings_workforce.use_of_hours(council), findings_workforce.share_basis(council), behind
    ):
        if not cached.loaded("packages"):
            opening.without("Contact hours against the council's", "packages")
        else:
            order = charts.ranked(use, "contact_hours")
            opening.show(
                "workforce_hours",
                lambda: charts.hours_in_use(use, order),
                lambda: charts.describe(use, measures.CONTACT_HOURS),
                min(height, ROW * (len(order) + 1)),
            )


def recruiting(height: int) -> None:
    """Thirteen weeks after the last forecast, whatever week is chosen: it is not made again for an earlier one."""
    rows = cached.in_zone(_needed(ahead.made_on()))
    here = cached.in_place(rows)
    behind = Behind(rows, RECRUITED, f"to-recruit-{at.month}")
    with components.panel("recruiting", findings_workforce.to_recruit(here), _basis(here), behind):
        if rows.is_empty():
            components.empty_state("No forecast is made yet", NO_FORECAST)
            return
        order = charts.ranked(rows, "to_recruit")
        opening.show(
            "workforce_recruiting",
            lambda: charts.recruit_bars(rows, order),
            lambda: charts.describe(rows, measures.TO_RECRUIT),
            min(height, ROW * (len(order) + 1)),
        )


def _basis(here: pl.DataFrame) -> str:
    return "" if here.is_empty() else findings_workforce.council_part(here)


def _needed(made_on: date | None) -> pl.DataFrame:
    rows = cached.mart("workforce_needed")
    return rows.clear() if made_on is None else cached.week_of(rows, made_on + ahead.TRUSTED)


def hours_and_recruiting(_height: int) -> None:
    hours(UPPER)
    recruiting(UPPER)


def foot() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        components.footnote(NOTE)
        components.definitions((*STAFF.values(), *USES, *RECRUITING), "definitions")


zone = "" if cached.whole() else now["zone"][0]
monthly.headline("Workforce", findings_workforce.workforce(now, zone), at, names)
tiles = [STAFF[name] for name in (counted, *RATES)]
monthly.tiles(tiles[:4] if components.meeting_mode() else tiles, now)
if components.meeting_mode():
    rows = {
        "staff": opening.Row("Staff", [5, 6], [change, recruiting]),
        "use": opening.Row("Providers and hours", [5, 6], [providers, hours]),
    }
    opening.in_turn("workforce", rows, TALL, foot)
else:
    opening.beside([4, 5, 4], [over_time, providers, hours_and_recruiting], HIGH)
    foot()
