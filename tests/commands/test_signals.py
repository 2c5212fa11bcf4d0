"""`homecare signals` on long files, sound and not."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.cli import app

CALM = [10, 12, 11, 9, 10, 11, 10, 9, 11, 10, 12, 9, 10, 11]


def written(path: Path, values: list[float | str], first: str = "unique_id,ds,y") -> Path:
    rows = [f"waits,{at},{value}" for at, value in enumerate(values)]
    path.write_text("\n".join([first, *rows]), encoding="utf-8")
    return path


def told(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["signals", *words])
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("options", "signal"), [((), "high"), (("--worse", "up"), "concern"), (("--worse", "down"), "improvement")]
)
def test_a_leap_is_a_signal(tmp_path: Path, options: tuple[str, ...], signal: str) -> None:
    code, output = told(str(written(tmp_path / "long.csv", [*CALM, 40])), *options, "--json")
    last = json.loads(output)[-1]
    assert code == 0
    assert (last["unique_id"], last["ds"], last["value"]) == ("waits", 14, 40)
    assert (last["signal"], last["rule"]) == (signal, "limit")
    assert last["lower_limit"] < last["centre"] < last["upper_limit"]


def test_a_table_is_for_reading(tmp_path: Path) -> None:
    code, output = told(str(written(tmp_path / "long.csv", [*CALM, 40])))
    assert code == 0
    assert "unique_id" in output.splitlines()[0]


def test_its_own_answer_can_be_judged_again(tmp_path: Path) -> None:
    _, asked = told(str(written(tmp_path / "long.csv", [*CALM, 40])), "--json")
    code, again = told(str(written(tmp_path / "again.csv", [*CALM, 40], "unique_id,ds,value")), "--json")
    assert (code, again) == (0, asked)


def test_a_blank_value_has_no_signal_and_no_number(tmp_path: Path) -> None:
    _, output = told(str(written(tmp_path / "long.csv", [*CALM, ""])), "--json")
    last = json.loads(output)[-1]
    assert (last["value"], last["signal"], last["rule"]) == (None, "no_data", "")


@pytest.mark.parametrize(
    ("values", "header", "named"),
    [(CALM, "series,ds,y", "unique_id"), ([*CALM, "much"], "unique_id,ds,y", "Row 16, column y")],
)
def test_a_wrong_file_is_refused_by_row_and_column(
    tmp_path: Path, values: list[float | str], header: str, named: str
) -> None:
    code, output = told(str(written(tmp_path / "long.csv", values, header)))
    assert code == 1
    assert named in output


def test_another_way_is_wrong_use(tmp_path: Path) -> None:
    assert told(str(written(tmp_path / "long.csv", [*CALM])), "--worse", "sideways")[0] == 2
