"""The generator: the same seed, the same council; any Monday; files that read back."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from data_samples import generate, write
from data_samples.council import AS_AT, Council
from data_samples.shocks import RANGES, draw_shocks

WEEKS = 12


@pytest.fixture(scope="module")
def tables() -> dict[str, pl.DataFrame]:
    return generate(7, WEEKS, AS_AT)


def test_the_same_seed_draws_the_same_council(tables: dict[str, pl.DataFrame]) -> None:
    for kind, rows in generate(7, WEEKS, AS_AT).items():
        assert_frame_equal(rows, tables[kind])


def test_another_seed_draws_another(tables: dict[str, pl.DataFrame]) -> None:
    assert not generate(8, WEEKS, AS_AT)["packages"].equals(tables["packages"])


def test_files_read_back(tables: dict[str, pl.DataFrame], tmp_path: Path) -> None:
    write(tables, tmp_path / "sample")
    assert {path.stem for path in (tmp_path / "sample").iterdir()} == set(tables)
    for kind, rows in tables.items():
        read = pl.read_csv(tmp_path / "sample" / f"{kind}.csv", schema_overrides=dict(rows.schema))
        assert_frame_equal(read, rows)


def test_one_monday_is_history_enough() -> None:
    assert generate(7, 1, AS_AT)["packages"].height > 2_000


def test_dates_are_iso(tables: dict[str, pl.DataFrame], tmp_path: Path) -> None:
    write(tables, tmp_path)
    assert "2026-11-16" in (tmp_path / "capacity.csv").read_text(encoding="utf-8")


def test_the_last_census_may_be_any_monday() -> None:
    shifted = generate(7, WEEKS, date(2025, 3, 3))
    assert shifted["capacity"]["week_commencing"].sort()[-1] == date(2025, 3, 3)
    assert shifted["capacity"]["week_commencing"].n_unique() == WEEKS


def test_the_as_at_day_is_a_monday() -> None:
    with pytest.raises(ValueError, match="is not a Monday"):
        generate(7, WEEKS, date(2026, 11, 17))


def test_shocks_lie_in_the_ranges_the_readme_states() -> None:
    for seed in range(50):
        council = Council(seed=seed)
        shocks = draw_shocks(council)
        low, high = RANGES["slowdown_lag_weeks"][0]
        assert low <= (shocks.queue_from - shocks.slowdown_from) / 7 <= high
        low, high = RANGES["exit_notice_weeks"][0]
        assert low <= (shocks.exit_last_day + 1 - shocks.exit_notice_from) / 7 <= high
        assert shocks.slowdown_from < shocks.queue_from < shocks.queue_to < council.today
        assert shocks.hard_zone != shocks.slowdown_zone


def test_a_stream_does_not_depend_on_the_others() -> None:
    council = Council()
    alone = council.stream("capacity").random(5).tolist()
    council.stream("workforce").random(100)
    assert council.stream("capacity").random(5).tolist() == alone
    assert council.stream("workforce").random(5).tolist() != alone
