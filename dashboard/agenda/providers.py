"""What providers did since the last meeting, by name where this screen may name them."""

from datetime import date, timedelta
from typing import Final

import polars as pl

from dashboard import cached
from dashboard.cached import news
from dashboard.measures import news as worded

NEWS_COLUMNS: Final = {
    "provider_name": "Provider", "before": "Status before", "status": "Status now", "notice_ends": "Notice ends",
}  # fmt: skip
WEEK: Final = timedelta(weeks=1)


def news_of(monday: date, spare: float | None) -> list[tuple[str, str]]:
    """Headings and sentences; `spare` are the hours that the chosen place's providers declare now."""
    return [
        ("Status of providers", _statuses(monday)),
        ("Handed back", _handbacks(monday)),
        ("Declared and taken up", _taken_up(monday, spare)),
    ]


def status_rows(monday: date) -> pl.DataFrame:
    """Rows behind the changes of status; none where no provider may be named."""
    changes = news.status_changes(monday)
    return changes if cached.names_providers() else changes.clear()


def _statuses(monday: date) -> str:
    if not cached.loaded("providers"):
        return "Needs the providers extract."
    tell = worded.statuses if cached.names_providers() else worded.statuses_counted
    return tell(news.status_changes(monday), monday - WEEK)


def _handbacks(monday: date) -> str:
    if not cached.loaded("packages"):
        return "Needs the packages extract."
    tell = worded.handbacks if cached.names_providers() else worded.handbacks_counted
    return tell(news.handbacks(monday))


def _taken_up(monday: date, spare: float | None) -> str:
    if not cached.loaded("capacity"):
        return "Needs the capacity extract."
    return worded.taken_up(spare, news.taken_up(monday))
