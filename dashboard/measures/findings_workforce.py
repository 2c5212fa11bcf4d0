"""Titles that say what a page or a chart found; without a finding, a plain title. Workforce."""

import polars as pl

from dashboard import wording
from dashboard.measures.findings_care import MOST

HIGH_RATE = 0.1
SHARE_BASIS = {
    "returned": "Hours for others as providers returned them",
    "council_share": "The council's share: as returned, else the local setting",
}


def counted_in(figures: pl.DataFrame) -> str:
    """The figure that counts staff: people, or whole-time equivalents where nobody returns people."""
    people, equivalents = figure(figures, "care_workers"), figure(figures, "care_workers_wte")
    return "care_workers_wte" if equivalents and not people else "care_workers"


def workforce(figures: pl.DataFrame, zone: str = "") -> str:
    """One month and place: "53 providers employ 63 more care workers than a year ago; 9.1% of posts are vacant"."""
    where = f" in {zone}" if zone else ""
    grown, vacant = _grown(figures, where), _vacant(figures)
    # A zone's name leaves no room for both on one line.
    parts = [grown or vacant] if zone else [words for words in (grown, vacant) if words]
    return "; ".join(parts) or f"Workforce{where}"


def _grown(figures: pl.DataFrame, where: str) -> str:
    name = counted_in(figures)
    row, whole_time = figure(figures, name), "whole-time " if name == "care_workers_wte" else ""
    if row is None:
        return ""
    if row["change"] is None:
        count = row["figure_now"]
        workers = f"{whole_time}care {wording.plural(count or 0, 'worker')}"
        return f"{_employers(row['providers'], where)} {wording.number(count)} {workers}"
    change, workers = wording.whole(row["change"]), f"{whole_time}care workers"
    size = f"{wording.number(abs(change))} {'more' if change > 0 else 'fewer'} {workers} than"
    return f"{_employers(row['matched_providers'], where)} {size if change else f'as many {workers} as'} a year ago"


def _employers(count: float | None, where: str) -> str:
    return f"{wording.providers(count)}{where} {wording.plural(count or 0, 'employs', 'employ')}"


def figure(figures: pl.DataFrame, name: str) -> dict[str, float | None] | None:
    """A row of `workforce_figures`; None where nobody returned it."""
    rows = figures.filter(pl.col("figure") == name, pl.col("providers") > 0)
    return rows.row(0, named=True) if len(rows) else None


def _vacant(figures: pl.DataFrame) -> str:
    row = figure(figures, "vacancy_rate")
    return f"{wording.percent(row['figure_now'])} of posts are vacant" if row else ""


def high_vacancies(staff: pl.DataFrame) -> str:
    """A row a provider: "14 of 60 providers have more than a tenth of posts vacant"."""
    rates = staff["vacancy_rate"].drop_nulls()
    high = int((rates > HIGH_RATE).sum())
    if rates.is_empty() or not high:
        return "Rates by provider"
    return f"{wording.number(high)} of {wording.providers(len(rates))} have over a tenth of posts vacant"


def use_of_hours(council: pl.DataFrame) -> str:
    """One row of `workforce_utilisation`: "86% of the hours there are is in use"."""
    if council.is_empty() or council["utilisation"].item() is None:
        return "Contact hours and the council's"
    return f"{wording.percent(council['utilisation'].item(), 0)} of contact hours are in use"


def share_basis(council: pl.DataFrame) -> str:
    """How the hours in use are known: as returned, by the local setting, or not at all."""
    basis = council["share_basis"].item() if len(council) else None
    if basis is None:
        return "In use: not known. No hours for others, no local share"
    measured, all_of_them = council.select("providers_measured", "providers").row(0)
    return f"{SHARE_BASIS[basis]}, {wording.number(measured)} of {wording.providers(all_of_them)}"


def to_recruit(place: pl.DataFrame) -> str:
    """One place's row of `workforce_needed`: "266 care workers to recruit"."""
    if place.is_empty() or place["to_recruit"].item() is None:
        return "Care workers to recruit"
    count = wording.whole(place["to_recruit"].item())
    if count <= 0:
        return "No care workers to recruit"
    return f"{wording.number(count)} care {wording.plural(count, 'worker')} to recruit"


def council_part(place: pl.DataFrame) -> str:
    """As "Forecast for 15 February 2027; the council buys 54%"."""
    share = place["council_share"].item() if len(place) else None
    if share is None:
        return "Not known: no hours for others, no local share"
    day = wording.long_date(place["week_commencing"].item())
    return f"Forecast for {day}; the council buys {wording.percent(share, 0)}"


def mix(figures: pl.DataFrame) -> str:
    """ "Most care workers drive"."""
    row = figure(figures, "drivers_share")
    if row is None or row["figure_now"] is None:
        return "Who care workers are"
    share = row["figure_now"]
    return f"{'Most' if share > MOST else wording.percent(share, 0) + ' of'} care workers drive"
