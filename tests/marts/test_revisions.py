"""A week's figure as it was first published, beside what it is now."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard.pipeline import rebuild, undo
from tests.oracle.product import Product

MONDAY = date(2026, 2, 16)
LATER = MONDAY + timedelta(weeks=1)
START = MONDAY - timedelta(weeks=3)
LINE = {"package_id": "a", "weekly_hours": 12, "line_start": START}
ENDED = LINE | {"line_end": MONDAY - timedelta(days=3)}


def published(product: Product, as_at: date, *lines: dict[str, Any]) -> str:
    report = product.load("packages", lines, as_at=as_at, covers_from=START, claims="snapshot")
    return report.arrivals[0].load.load


def live_hours(product: Product, week: date = MONDAY, zone: str = "all") -> tuple[float | None, float | None]:
    row = product.row("revisions", week_commencing=week, zone_id=zone, measure="live_hours")
    return row["first_published"], row["now"]


@pytest.fixture
def revised(product: Product) -> Product:
    """12 hours were said of MONDAY; a week later the line turns out to have ended before it."""
    published(product, MONDAY, LINE)
    published(product, LATER, ENDED)
    return product


def test_what_was_said_stands_beside_what_is_known_now(revised: Product) -> None:
    assert live_hours(revised) == (12, 0)


def test_a_week_that_did_not_change_reads_the_same_twice(revised: Product) -> None:
    assert live_hours(revised, START) == (12, 12)


def test_a_new_week_is_published_for_the_first_time(revised: Product) -> None:
    assert live_hours(revised, LATER) == (0, 0)


def test_the_first_value_of_three_is_kept(revised: Product) -> None:
    published(revised, LATER + timedelta(weeks=1), LINE | {"weekly_hours": 20})
    assert live_hours(revised) == (12, 20)
    assert live_hours(revised, LATER) == (0, 20)


def test_building_again_changes_nothing(revised: Product) -> None:
    before = revised.rows("revisions")
    rebuild(revised.store, lambda _step: None)
    assert revised.rows("revisions") == before


def test_what_a_load_said_was_said_though_it_is_taken_back(product: Product) -> None:
    published(product, MONDAY, ENDED)
    undo(product.store, published(product, LATER, LINE), lambda _step: None)
    assert live_hours(product) == (0, 0)
    published(product, LATER, LINE | {"weekly_hours": 9})
    assert live_hours(product, LATER, "North") == (12, 9)


def test_a_figure_that_is_known_no_more_has_no_value_now(product: Product) -> None:
    load = published(product, MONDAY, LINE)
    product.load("waiting_list", [{"referral_id": "r", "referred_on": START}], as_at=MONDAY, covers_from=START)
    undo(product.store, load, lambda _step: None)
    assert live_hours(product) == (12, None)


def test_a_version_that_cannot_be_read_does_not_stop_the_next(product: Product, tmp_path: Path) -> None:
    published(product, MONDAY, LINE)
    current = product.store.current()
    assert current
    broken = product.store.versions / current.name
    broken.chmod(0o644)
    broken.write_bytes(b"nothing")
    rebuild(product.store, lambda _step: None)
    assert live_hours(product) == (12, 12)
