"""The panel of waiting cases one by one, on the pages that may show it."""

from datetime import date
from typing import Final

from dashboard import cached, components, wording
from dashboard.cached import cases

CASES: Final = {
    "referral_id": "Referral",
    "zone": "Zone",
    "sector": "Sector",
    "times": "Times of day",
    "weekly_hours": "Hours",
    "days_waited": "Days",
    "blocks": "What blocks it",
}
RECORDED: Final = "Each view is recorded. Not for a shared screen"


def longest_waiters(key: str, page: str, monday: date, most: int) -> None:
    """No table behind it to save: a row is a person's."""
    with components.panel(key, "Longest waiters, case by case", RECORDED):
        try:
            rows = cases.longest(page, monday, most)
        except OSError:
            components.empty_state("Not shown", "The view could not be recorded in the store's folder.")
            return
        columns = CASES if cached.whole() else {name: head for name, head in CASES.items() if name != "zone"}
        components.table(rows, columns, f"On {wording.long_date(monday)}, longest wait first")
