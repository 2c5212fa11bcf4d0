"""`homecare backtest`: any long file, or a plain word about the row and column that is wrong."""

import json
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from dashboard.cli import app
from tests.forecasting.drawn import numbered, weekly

QUARTERS = pl.concat([numbered(*(50.0 + each % 4 * 5 + each for each in range(24)), name=name) for name in "ab"])


def backtest(file: Path, *options: str, season: int = 4, horizon: int = 3) -> Result:
    return CliRunner().invoke(
        app, ["backtest", str(file), "--season", str(season), "--horizon", str(horizon), *options]
    )


def written(folder: Path, text: str) -> Path:
    path = folder / "long.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_json_scores_the_forecast_beside_the_naive_ones(tmp_path: Path) -> None:
    QUARTERS.write_csv(tmp_path / "long.csv")
    result = backtest(tmp_path / "long.csv", "--folds", "3", "--json")
    told = json.loads(result.stdout)
    overall = {row["model"]: row for row in told["scores"] if row["by"] == "all"}
    assert (result.exit_code, told["folds"]) == (0, 3)
    assert set(overall) == {"forecast", "naive", "seasonal_naive"}
    assert overall["forecast"]["mase"] < overall["seasonal_naive"]["mase"]


def test_predictions_begin_past_the_end(tmp_path: Path) -> None:
    weekly(2, 120).write_parquet(tmp_path / "long.parquet")
    result = backtest(tmp_path / "long.parquet", "--predict", str(tmp_path / "out.csv"), season=52, horizon=5)
    found = pl.read_csv(tmp_path / "out.csv")
    assert result.exit_code == 0, result.stderr
    assert found.columns == ["unique_id", "step", "mean", "lower_80", "upper_80", "lower_95", "upper_95"]
    assert found["step"].to_list() == [1, 2, 3, 4, 5] * 2
    assert found.select(
        (pl.col("lower_95") < pl.col("lower_80")).all(), (pl.col("mean") < pl.col("upper_80")).all()
    ).row(0) == (True, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("unique_id,ds,value\na,1,2\n", "lacks the column y"),
        ("unique_id,ds,y\na,1,2\na,2,many\n", "Row 3, column y: 'many' is not a number"),
        ("unique_id,ds,y\na,1,2\na,soon,3\n", "Row 3, column ds: 'soon' is not a whole number"),
        ("unique_id,ds,y\na,2026-13-01,2\n", "Row 2, column ds: '2026-13-01' is not a date"),
        ("unique_id,ds,y\n,1,2\n", "Row 2, column unique_id: it is blank"),
        ("unique_id,ds,y\na,1,2\nb,1,2\na,1,3\n", "Row 4, column ds: a has 1 twice (row 2 has it too)"),
        ("unique_id,ds,y\n", "has a header and no rows"),
        ("", "neither CSV"),
        ("unique_id,ds,y\na,1,2\na,2,3\n", "points are too few"),
    ],
)
def test_a_wrong_file_is_refused_by_row_and_column(tmp_path: Path, text: str, said: str) -> None:
    result = backtest(written(tmp_path, text))
    assert (result.exit_code, said in result.stderr) == (1, True), result.stderr


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert backtest(tmp_path / "none.csv").exit_code == 1
