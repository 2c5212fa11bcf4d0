"""Reablement, discharges, population, prices and comparators: what is refused, what sets a day, what two sources may say."""

from datetime import date
from typing import Any

import pytest

from dashboard.intake.reading.model import ReadRefused
from dashboard.intake.receive import Request
from dashboard.loading.arrivals import LoadRefusedError
from tests.oracle.drawn import drawn
from tests.oracle.product import Product, write_csv

DAY = date(2026, 2, 16)


def refused(product: Product, kind: str, rows: list[dict[str, Any]]) -> dict[int, str]:
    faults = product.seen(kind, rows, as_at=DAY).accepted.refused
    return {row["source_row"]: f"{row['column']} {row['reason']}" for row in faults.to_dicts()}


REABLEMENT = """
    | week_commencing | zone_id | people | mean_days | starts | completed_mean_days |
    | 2026-02-16      | North   | 0      | 0         | 0      | 0                   |
    | 2026-02-17      | North   | 10     | 20        | -      | -                   |
    | 2026-02-09      | North   | -1     | 20        | -      | -                   |
    | 2026-02-02      | North   | 9.5    | 20        | -      | -                   |
    | 2026-01-26      | North   | 10     | -2        | -      | -                   |
    | 2026-01-19      | North   | 10     | -         | -      | -                   |
    | 2026-01-12      | all     | 10     | 20        | -      | -                   |
    | 2026-01-05      | -       | 10     | 20        | -      | -                   |
    | 2025-12-29      | North   | 10     | 20        | many   | -                   |
    | 2025-12-22      | North   | 10     | 20        | -      | inf                 |
    | 2027-02-22      | North   | 10     | 20        | -      | -                   |
    | 2025-12-15      | North   | 10     | 20        | -      | -                   |
    | 2025-12-15      | North   | 11     | 20        | -      | -                   |
"""


def test_reablement_rows_follow_their_rules(product: Product) -> None:
    assert refused(product, "reablement", drawn(REABLEMENT)) == {
        3: "week_commencing is not a Monday",
        4: "people is below 0",
        5: "people is not a whole number",
        6: "mean_days is below 0",
        7: "mean_days is blank; it is required",
        8: "zone_id is the word for all of them together; give each its own code",
        9: "zone_id is blank; it is required",
        10: "starts is not a number",
        11: "completed_mean_days is not a finite number",
        12: "week_commencing is more than 366 days after 2026-02-16",
        13: "week_commencing another row has the same week_commencing, zone_id with different values",
        14: "week_commencing another row has the same week_commencing, zone_id with different values",
    }


def test_discharge_rows_follow_their_rules(product: Product) -> None:
    rows = """
        | week_commencing | zone_id | hospital | discharges | delayed_days | delayed_people |
        | 2026-02-16      | North   | Royal    | 9          | 0.5          | -              |
        | 2026-02-16      | North   | -        | 9          | -            | -              |
        | 2026-02-16      | North   | ALL      | 9          | -            | -              |
        | 2026-02-15      | North   | Royal    | 9          | -            | -              |
        | 2026-02-09      | North   | Royal    | 9.5        | -            | -              |
        | 2026-02-09      | North   | Cottage  | -          | -1           | -              |
        | 2026-02-09      | North   | Infirmary| -          | -            | -3             |
        | 2026-02-09      | South   | Royal    | -          | -            | -              |
    """
    assert refused(product, "discharges", drawn(rows)) == {
        5: "week_commencing is not a Monday",
        6: "discharges is not a whole number",
        7: "delayed_days is below 0",
        8: "delayed_people is below 0",
    }


def test_population_rows_follow_their_rules(product: Product) -> None:
    rows = """
        | zone_id | age_band | year     | people |
        | North   | 75-84    | 2026     | 10.5   |
        | North   | 75-84    | 1066     | 10     |
        | North   | 75-84    | 20266    | 10     |
        | North   | 75-84    | soon     | 10     |
        | North   | 75-84    | 2027     | -10    |
        | North   | 75-84    | 2028     | -      |
        | North   | 60-79    | 2026     | 10     |
        | North   | -        | 2026     | 10     |
        | All     | 75-84    | 2026     | 10     |
        | South   | 75-84    | 2026/27  | 10     |
    """
    assert refused(product, "population", drawn(rows)) == {
        3: "year is below 1990",
        4: "year is above 2100",
        5: "year is not a year (write 2026, or 2026/27 for a financial year)",
        6: "people is below 0",
        7: "people is blank; it is required",
        8: "age_band straddles two age bands of the council",
        9: "age_band is blank; it is required",
        10: "zone_id is the word for all of them together; give each its own code",
    }


def test_population_of_which_no_row_stands_is_refused_by_its_first(product: Product) -> None:
    row = {"zone_id": "Z01", "age_band": "65-74", "year": 2026, "people": 8120, "whole_band": "maybe"}
    with pytest.raises(LoadRefusedError, match=r"no row could be accepted. The first \(row 2, whole_band\) is neither"):
        product.seen("population", [row], as_at=DAY)


def test_price_rows_follow_their_rules(product: Product) -> None:
    rows = """
        | year    | zone_id | cost_of_care | minimum_price | council_rate |
        | 2026    | -       | 25.10        | -             | -            |
        | 2026/27 | North   | -            | -             | 0            |
        | 2025    | North   | -            | -1            | -            |
        | 2024    | North   | -            | -             | -            |
        | 2025/27 | -       | 25           | -             | -            |
    """
    found = refused(product, "prices", drawn(rows))
    assert (found[4], set(found)) == ("minimum_price is below 0", {4, 5, 6})
    assert found[5].endswith("cost_of_care or minimum_price or council_rate is stated")


def test_comparator_rows_follow_their_rules(product: Product) -> None:
    rows = """
        | area  | measure | period  | value   | note  |
        | Essex | hours   | 2022/23 | -5.5    | -     |
        | Kent  | hours   | 2022/23 | plenty  | -     |
        | -     | hours   | 2022/23 | 5       | -     |
        | Devon | hours   | 2022/23 | 5       | -     |
        | Devon | hours   | 2022/23 | 6       | -     |
    """
    found = refused(product, "comparators", drawn(rows))
    assert (found[3], found[4]) == ("value is not a number", "area is blank; it is required")
    assert set(found) == {3, 4, 5, 6}


def test_reserved_words_are_refused_in_older_kinds_too(product: Product) -> None:
    rows = [{"package_id": "a", "zone_id": "All"}, {"package_id": "b", "age_band": "All ages"}, {"package_id": "c"}]
    assert refused(product, "packages", rows) == {
        2: "zone_id is the word for all of them together; give each its own code",
        3: "age_band is a total of all ages, not an age band",
    }


STATED: dict[str, dict[str, Any]] = {
    "reablement": {"week_commencing": date(2026, 2, 9), "people": 10},
    "discharges": {"week_commencing": date(2026, 1, 26), "delayed_people": 2},
    "population": {"age_band": "85+", "people": 2},
    "prices": {"year": 2026, "council_rate": 20},
    "comparators": {"area": "Kent", "measure": "hours", "period": "2022/23", "value": 2},
}


@pytest.fixture(scope="module")
def stated(told: Product) -> Product:
    """A store in which one source has stated one figure of each kind, and of reablement an older one."""
    older = STATED["reablement"] | {"week_commencing": date(2026, 1, 5)}
    more = {"discharges": [STATED["discharges"] | {"delayed_people": None, "discharges": 90}], "reablement": [older]}
    told.publish(
        *(told.request(kind, [row], feed="a") for kind, row in STATED.items()),
        *(told.request(kind, rows, feed="c") for kind, rows in more.items()),
    )
    return told


def test_weekly_kinds_set_a_day_and_references_never_do(stated: Product) -> None:
    sources = {row["kind"]: row for row in stated.rows("sources", feed="a")}
    days = {kind: (row["as_at"], row["covers_from"], row["late_days"]) for kind, row in sources.items()}
    assert days["reablement"] == (date(2026, 2, 9), date(2026, 2, 9), 0)
    assert days["discharges"] == (date(2026, 1, 26), date(2026, 1, 26), 14)
    for kind in ("population", "prices", "comparators"):
        assert not sources[kind]["sets_as_at"]
        assert (sources[kind]["covers_from"], sources[kind]["late_days"]) == (None, None)


def test_two_sources_may_state_different_figures_of_one_week(stated: Product) -> None:
    row = stated.row("discharge_weeks", zone_id="North", week_commencing=date(2026, 1, 26))
    assert (row["discharges"], row["delayed_people"]) == (90, 2)


@pytest.mark.parametrize(
    ("kind", "figure", "words"),
    [
        ("reablement", {"people": 11}, r"people of 2026-02-09, North: 10 \(a\) and 11 \(b\)"),
        ("discharges", {"delayed_people": 3}, "delayed_people of 2026-01-26, North, all: 2 "),
        ("population", {"people": 3}, r"people of North, 85\+, 2026: 2 "),
        ("prices", {"council_rate": 21.5}, r"council_rate of 2026, all: 20 \(a\) and 21.5 \(b\)"),
        ("comparators", {"value": 3}, "value of Kent, hours, 2022/23: 2 "),
    ],
)
def test_two_sources_cannot_differ_in_one_figure(
    stated: Product, kind: str, figure: dict[str, Any], words: str
) -> None:
    assert stated.seen(kind, [STATED[kind]], feed="b").load.rows_accepted == 1
    with pytest.raises(LoadRefusedError, match=f"two sources of {kind} differ in {words}"):
        stated.load(kind, [STATED[kind] | figure], feed="b")


@pytest.mark.parametrize("kind", ["reablement", "discharges", "population", "prices", "comparators"])
def test_none_of_them_takes_a_snapshot(product: Product, kind: str) -> None:
    with pytest.raises(LoadRefusedError, match=f"{kind} takes no snapshot"):
        product.load(kind, [STATED[kind]], claims="snapshot", as_at=DAY)


def test_a_person_column_in_a_weekly_file_stops_the_load(product: Product) -> None:
    rows = [
        {"week_commencing": DAY, "zone_id": "N", "people": 1, "mean_days": 1, "contact": f"{who}@x.org"}
        for who in "abcd"
    ]
    with pytest.raises(ReadRefused, match="'contact' looks like a e-mail address"):
        product.publish(Request(write_csv(product.folder / "weeks.csv", rows)))
