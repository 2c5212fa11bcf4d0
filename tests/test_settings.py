"""A setting that cannot hold is named before anything is published by it."""

from pathlib import Path

import pytest

from dashboard import settings
from tests.conftest import environment


def read(folder: Path, written: str) -> settings.Settings:
    with environment(folder):
        (folder / "store").mkdir()
        (folder / "store" / "settings.toml").write_text(written, encoding="utf-8")
        return settings.read()


def test_levels_of_pressure_may_stand_together_and_rise(tmp_path: Path) -> None:
    chosen = read(tmp_path, "pressure_watch = 1\npressure_high = 3\npressure_critical = 3\n")
    assert (chosen.pressure_watch, chosen.pressure_high, chosen.pressure_critical) == (1, 3, 3)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("pressure_watch = 0", "pressure_watch"),
        ("pressure_critical = 13", "pressure_critical"),
        ("pressure_high = 1", "pressure_high"),
        ("pressure_high = 6", "pressure_critical"),
    ],
)
def test_a_level_out_of_range_is_named(tmp_path: Path, written: str, named: str) -> None:
    with pytest.raises(settings.SettingsError, match=f"The setting {named} "):
        read(tmp_path, written)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("small_package_saving = 1.5", "small_package_saving"),
        ("small_count = 0", "small_count"),
        ("late_days = -1", "late_days"),
        ("contact_share = 2", "contact_share"),
        ("council_share = 0", "council_share"),
        ("staff_transferring = [1.2]", "staff_transferring.0"),
        ("gap_limit_hours = -1", "gap_limit_hours"),
        ("[zone_gap_limits]\nNorth = -4", "zone_gap_limits.North"),
    ],
)
def test_a_threshold_out_of_range_is_named(tmp_path: Path, written: str, named: str) -> None:
    with pytest.raises(settings.SettingsError, match=f"The setting {named} "):
        read(tmp_path, written)


def test_a_name_that_no_setting_has_is_told(tmp_path: Path) -> None:
    with pytest.raises(settings.SettingsError, match="names pressure_hihg, which is no setting"):
        read(tmp_path, "pressure_hihg = 3\n")


def test_actions_of_a_level_that_is_not_written_stay(tmp_path: Path) -> None:
    chosen = read(tmp_path, '[pressure_actions]\nhigh = ["Ring every provider"]\n')
    assert chosen.pressure_actions["high"] == ("Ring every provider",)
    assert chosen.pressure_actions["critical"] == settings.ACTIONS["critical"]


@pytest.mark.parametrize(
    "written",
    ['terrible = ["Run"]', 'high = [""]', 'high = ["a", "b", "c", "d", "e"]', f'high = ["{"x" * 61}"]', "high = 4"],
)
def test_actions_that_cannot_stand_on_the_page_are_named(tmp_path: Path, written: str) -> None:
    with pytest.raises(settings.SettingsError, match="The setting pressure_actions"):
        read(tmp_path, f"[pressure_actions]\n{written}\n")


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("waiting_limit_hours = 0", "waiting_limit_hours"),
        ("[zone_waiting_limits]\nNorth = -1", "zone_waiting_limits.North"),
    ],
)
def test_a_limit_of_waiting_hours_is_above_nought(tmp_path: Path, written: str, named: str) -> None:
    with pytest.raises(settings.SettingsError, match=f"The setting {named} "):
        read(tmp_path, written)


@pytest.mark.parametrize(
    "written", ["long_view_years = 0", "long_view_years = 11", "use_rate_growth = 0.2", "package_size_growth = -0.5"]
)
def test_a_long_view_out_of_range_is_named(tmp_path: Path, written: str) -> None:
    with pytest.raises(settings.SettingsError, match=f"The setting {written.split(maxsplit=1)[0]} "):
        read(tmp_path, f"{written}\n")
