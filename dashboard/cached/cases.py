"""Waiting cases one by one: for the council's own screen alone, where it has turned them on, each view recorded."""

from datetime import date

import polars as pl

from dashboard.cached.chosen import in_zone, names_providers, view
from dashboard.cached.council import settings
from dashboard.cached.mondays import week_of
from dashboard.cached.tables import loaded, mart
from dashboard.measures import findings_cases
from dashboard.settings import store_folder
from dashboard.warehouse import case_views
from dashboard.warehouse.store import Store


def listed(monday: date) -> bool:
    """Whether this screen may list cases, and the Monday is the one that they are known for."""
    return settings().case_list and names_providers() and not week_of(mart(case_views.TABLE), monday).is_empty()


def longest(page: str, monday: date, most: int) -> pl.DataFrame:
    """The chosen place's longest waiters, at most so many, with what blocks each. The view is recorded first.

    Raises OSError where it cannot be, PermissionError among them where this screen may list none.
    """
    if not listed(monday):
        message = "Cases are not listed on this screen."
        raise PermissionError(message)
    here = in_zone(week_of(mart(case_views.TABLE), monday))
    ordered = here.sort("days_waited", "weekly_hours", "referral_id", descending=[True, True, False]).head(most)
    case_views.record(Store(store_folder()), page, _filters(monday), len(ordered))
    asked = loaded("offers")
    blocks = [findings_cases.blocked(case, asked=asked) for case in ordered.iter_rows(named=True)]
    times = [findings_cases.times(bands) for bands in ordered["time_bands"]]
    return ordered.with_columns(pl.Series("blocks", blocks, pl.String), pl.Series("times", times, pl.String))


def _filters(monday: date) -> dict[str, str]:
    return {"zone": view().zone_id, "week": monday.isoformat()}
