"""Titles that say what a page or a chart found; without a finding, a plain title. Workforce."""

import polars as pl

from dashboard import wording
from dashboard.measures.findings_care import MOST

HIGH_RATE = 0.1
SHARE_BASIS = {
    "returned": "Hours for others as providers returned them",
    "council_share": "The council's share: as returned, else the local setting",
}


def workforce(figures: pl.DataFrame, zone: str = "") -> str:
    """One month and place: "53 providers employ 63 more care workers than a year ago; 9.1% of posts are vacant"."""
    where = f" in {zone}" if zone else ""
    grown, vacant = _grown(figures, where), _vacant(figures)
    # A zone's name leaves no room for both on one line.
    parts = [grown or vacant] if zone else [words for words in (grown, vacant) if words]
    return "; ".join(parts) or f"Workforce{where}"


def _grown(figures: pl.DataFrame, where: str) -> str:
    row = figure(figures, "care_workers")
    if row is None:
        return ""
    if row["change"] is None:
        return f"{_employers(row['providers'], where)} {_people(row['figure_now'])}"
    change = wording.whole(row["change"])
    size = f"{wording.number(abs(change))} {'more' if change > 0 else 'fewer'} care workers than"
    return f"{_employers(row['matched_providers'], where)} {size if change else 'as many care workers as'} a year ago"


def _employers(count: float | None, where: str) -> str:
    return f"{wording.providers(count)}{where} {wording.plural(count or 0, 'employs', 'employ')}"


def figure(figures: pl.DataFrame, name: str) -> dict[str, float | None] | None:
    """A row of `workforce_figures`; None where nobody returned it."""
    rows = figures.filter(pl.col("figure") == name, pl.col("providers") > 0)
    return rows.row(0, named=True) if len(rows) else None


def _people(count: float | None) -> str:
    return f"{wording.number(count)} care {wording.plural(count or 0, 'worker')}"


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
        return "How much is in use is not known: neither hours for others nor the council's share is"
    measured, all_of_them = council.select("providers_measured", "providers").row(0)
    return f"{SHARE_BASIS[basis]}, {wording.number(measured)} of {wording.providers(all_of_them)}"


def mix(figures: pl.DataFrame) -> str:
    """ "Most care workers drive"."""
    row = figure(figures, "drivers_share")
    if row is None or row["figure_now"] is None:
        return "Who care workers are"
    share = row["figure_now"]
    return f"{'Most' if share > MOST else wording.percent(share, 0) + ' of'} care workers drive"
