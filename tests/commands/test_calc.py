"""The figures of the council reports, through the command line."""

import json

import pytest
from typer.testing import CliRunner

from dashboard.cli import app


def told(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["calc", *words])
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("uplift", "9139875", "8.24"), "9,893,001"),  # Bury 2024
        (("hours-from-grant", "269,534", "0.28"), "962,621"),  # Bradford 2022
        (("change", "7.95", "7.51"), "-5.5%"),  # B&NES 2019: printed -5.7, from unrounded figures
        (("change", "2.30", "2.54"), "10.4%"),  # printed +9.5
        (("change", "10.25", "10.06"), "-1.9%"),
        (("change", "16,600", "22,600"), "36.1%"),
        (("change", "2000", "2500"), "25.0%"),
        (("uplift", "\u00a3100", "0.5%"), "101"),
    ],
)
def test_a_figure_of_the_reports(words: tuple[str, ...], shown: str) -> None:
    code, output = told(*words)
    assert (code, output.split()[0]) == (0, shown)


def test_json_holds_the_exact_value_and_states_the_rounding() -> None:
    _, output = told("uplift", "9139875", "8.24", "--json")
    worked = json.loads(output)
    assert worked["value"] == pytest.approx(9893000.70)
    assert (worked["shown"], worked["rounding"]) == ("9,893,001", "to the pound")


def test_the_rounding_case_of_bath_is_stated_as_such() -> None:
    assert "a report that used unrounded ones may print another" in told("change", "7.95", "7.51")[1]


@pytest.mark.parametrize(
    "words", [("change", "0", "5"), ("hours-from-grant", "5", "0"), ("uplift", "much", "5"), ("uplift", "5", "inf")]
)
def test_figures_without_an_answer_are_refused(words: tuple[str, ...]) -> None:
    assert told(*words)[0] == 1


def test_an_unknown_calculation_is_wrong_use() -> None:
    assert told("guess", "1", "2")[0] == 2
