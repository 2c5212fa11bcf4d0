"""Prices and other councils' figures: round, made up, and as ragged as real ones."""

import polars as pl

from data_samples.calibration import Sample
from data_samples.comparators import AREAS, PERIODS


def test_rural_zones_cost_more_and_every_year_has_the_council_s_own_row(merrowshire: Sample) -> None:
    rows = merrowshire.prices
    council, zones = rows.filter(pl.col("zone_id").is_null()), rows.filter(pl.col("zone_id").is_not_null())
    assert council["year"].to_list() == [2023, 2024, 2025, 2026]
    assert council.null_count().select("cost_of_care", "minimum_price", "council_rate").row(0) == (0, 0, 0)
    dearer = zones.join(council, on="year", suffix="_council")
    assert (dearer["cost_of_care"] > dearer["cost_of_care_council"]).all()
    assert council.select(pl.col("council_rate") < pl.col("minimum_price")).to_series().all()


def test_a_refusal_has_a_note_and_no_figure(merrowshire: Sample) -> None:
    rows = merrowshire.comparators
    assert set(rows["area"]) == set(AREAS)
    assert set(rows["period"]) == set(PERIODS)
    assert rows.filter(pl.col("value").is_null() != pl.col("note").is_not_null()).is_empty()
    assert rows.filter(pl.col("value").is_null()).height == 8
