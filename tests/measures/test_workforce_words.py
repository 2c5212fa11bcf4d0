"""Titles of the workforce page say what was found, on how many providers, or nothing."""

from typing import Any

import polars as pl
import pytest

from dashboard.measures import findings_workforce

KINDS = {
    "figure": pl.String, "providers": pl.Int64, "figure_now": pl.Float64, "matched_providers": pl.Int64,
    "change": pl.Float64,
}  # fmt: skip


def figures(**rows: tuple[Any, ...]) -> pl.DataFrame:
    return pl.DataFrame([(name, *row) for name, row in rows.items()], schema=KINDS, orient="row")


VACANT = (14, 0.091, 0, None)


@pytest.mark.parametrize(
    ("workers", "title"),
    [
        ((60, 1640.0, 53, 63.0), "53 providers employ 63 more care workers than a year ago; 9.1% of posts are vacant"),
        ((60, 1640.0, 1, -4.0), "1 provider employs 4 fewer care workers than a year ago; 9.1% of posts are vacant"),
        ((60, 1640.0, 53, 0.2), "53 providers employ as many care workers as a year ago; 9.1% of posts are vacant"),
        ((1, 1.0, 0, None), "1 provider employs 1 care worker; 9.1% of posts are vacant"),
        ((0, None, 0, None), "9.1% of posts are vacant"),
    ],
)
def test_the_title_of_workforce(workers: tuple[Any, ...], title: str) -> None:
    assert findings_workforce.workforce(figures(care_workers=workers, vacancy_rate=VACANT)) == title


def test_without_returns_the_title_is_plain() -> None:
    assert findings_workforce.workforce(figures()) == "Workforce"
    assert findings_workforce.workforce(figures(), "South") == "Workforce in South"
    zone = findings_workforce.workforce(figures(care_workers=(9, 90.0, 7, 5.0), vacancy_rate=VACANT), "South")
    assert zone == "7 providers in South employ 5 more care workers than a year ago"


def test_where_nobody_returns_people_equivalents_are_told() -> None:
    told = figures(care_workers=(0, None, 0, None), care_workers_wte=(60, 1240.5, 53, 33.0))
    assert findings_workforce.workforce(told) == "53 providers employ 33 more whole-time care workers than a year ago"
    assert findings_workforce.counted_in(told) == "care_workers_wte"
    assert findings_workforce.counted_in(figures()) == "care_workers"


def test_titles_of_the_charts() -> None:
    rates = pl.DataFrame({"vacancy_rate": [0.04, 0.11, None, 0.2]})
    assert findings_workforce.high_vacancies(rates) == "2 of 3 providers have over a tenth of posts vacant"
    assert findings_workforce.high_vacancies(rates.clear()) == "Rates by provider"
    assert findings_workforce.mix(figures(drivers_share=(60, 0.68, 0, None))) == "Most care workers drive"
    assert findings_workforce.mix(figures(drivers_share=(60, 0.4, 0, None))) == "40% of care workers drive"
    assert findings_workforce.mix(figures()) == "Who care workers are"


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("returned", "Hours for others as providers returned them, 36 of 60 providers"),
        ("council_share", "The council's share: as returned, else the local setting, 36 of 60 providers"),
        (None, "In use: not known. No hours for others, no local share"),
    ],
)
def test_the_basis_of_the_councils_share_is_named(basis: str | None, words: str) -> None:
    council = pl.DataFrame(
        {"share_basis": [basis], "providers_measured": [36], "providers": [60], "utilisation": [0.86]},
        schema_overrides={"share_basis": pl.String},
    )
    assert findings_workforce.share_basis(council) == words
    assert findings_workforce.use_of_hours(council) == "86% of contact hours are in use"
    assert findings_workforce.use_of_hours(council.clear()) == "Contact hours and the council's"
