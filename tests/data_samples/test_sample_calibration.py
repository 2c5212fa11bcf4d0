"""The sample council comes to the figures it is calibrated to, and its README says which."""

import dataclasses

import polars as pl
import pytest

from data_samples import readme
from data_samples.calibration import Sample, hours_a_person, sample
from data_samples.council import AS_AT
from data_samples.targets import TARGETS, achieved, missed, table


def test_the_readme_shows_what_the_generator_achieves(merrowshire: Sample) -> None:
    assert readme.written("calibration") == table(merrowshire)


def test_the_readme_shows_the_ranges_of_the_shocks() -> None:
    assert readme.written("shocks") == readme.shocks_table()


def test_every_figure_of_the_default_council_is_within_its_tolerance(merrowshire: Sample) -> None:
    assert missed(merrowshire) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_other_seeds_hold_too(seed: int) -> None:
    assert missed(sample(seed, 208, AS_AT)) == []


def test_nobody_holds_more_than_three_percent(merrowshire: Sample) -> None:
    assert achieved(merrowshire)["share of the largest, at most 0.03"] <= 0.03


def test_the_check_notices_packages_that_are_too_large(merrowshire: Sample) -> None:
    doubled = merrowshire.packages.with_columns(pl.col("weekly_hours") * 1.1)
    rows = missed(dataclasses.replace(merrowshire, packages=doubled))
    assert any(row.startswith("| hours a person |") for row in rows)


def test_the_check_notices_people_that_are_missing(merrowshire: Sample) -> None:
    fewer = merrowshire.packages.filter(pl.col("zone_id") != "Z05")
    rows = missed(dataclasses.replace(merrowshire, packages=fewer))
    assert any(row.startswith("| people |") for row in rows)
    assert any(row.startswith("| zones |") for row in rows)


def test_hours_a_person_count_each_person_once(merrowshire: Sample) -> None:
    drawn = merrowshire.packages.head(3).with_columns(
        person_id=pl.Series(["A", "A", "B"]),
        weekly_hours=pl.Series([6.0, 4.0, 20.0]),
        line_start=pl.lit(AS_AT),
        line_end=pl.lit(None, dtype=pl.Date),
        service=pl.Series(["standard", "standard", "short_term"]),
        arrangement=pl.lit("council_arranged"),
        status=pl.lit("active"),
    )
    assert hours_a_person(dataclasses.replace(merrowshire, packages=drawn)) == 15


def test_labels_are_unique() -> None:
    assert len({target.label for target in TARGETS}) == len(TARGETS)
