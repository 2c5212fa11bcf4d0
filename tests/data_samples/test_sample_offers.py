"""Offers: an answer to each, one yes to each package that was placed, and nobody asked before the referral."""

import polars as pl
import pytest

from data_samples.calibration import WEEK, Sample
from data_samples.council import AS_AT

SINCE = AS_AT - 104 * WEEK


@pytest.fixture(scope="module")
def offers(merrowshire: Sample) -> pl.DataFrame:
    """With the referral that each is for."""
    packages = merrowshire.waiting_list.filter(pl.col("queue") == "package")
    return merrowshire.offers.join(packages, on="referral_id", how="left", suffix="_of_referral")


def test_offers_are_for_referrals_of_the_last_two_years(offers: pl.DataFrame) -> None:
    assert offers["zone_id"].null_count() == 0
    assert offers.filter(pl.col("referred_on") <= SINCE).is_empty()
    assert offers.filter((pl.col("offered_on") < pl.col("referred_on")) | (pl.col("offered_on") > AS_AT)).is_empty()


def test_answers_follow_offers_and_say_why_not(offers: pl.DataFrame) -> None:
    assert offers.filter((pl.col("answered_on") < pl.col("offered_on")) | (pl.col("answered_on") > AS_AT)).is_empty()
    assert offers.filter((pl.col("answer") == "no_reply") != pl.col("answered_on").is_null()).is_empty()
    assert offers.filter((pl.col("answer") == "declined") != pl.col("reason").is_not_null()).is_empty()
    single = offers.filter(pl.col("carers_per_visit") == 1)
    assert set(single["reason"].drop_nulls()) == {"no_staff", "time_of_day", "location", "price", "other"}
    assert "double_handed" in set(offers["reason"])


def test_a_placed_package_was_accepted_once_by_the_provider_that_has_it(
    merrowshire: Sample, offers: pl.DataFrame
) -> None:
    accepted = offers.filter(pl.col("answer") == "accepted")
    assert not accepted["referral_id"].is_duplicated().any()
    assert accepted.filter(pl.col("answered_on") != pl.col("accepted_on")).is_empty()
    placed = accepted.filter(pl.col("close_reason") == "placed")
    lines = merrowshire.packages.select("package_id", "provider_id", closed_on="line_start")
    assert len(placed) > 4_000
    assert placed.join(lines, on=["package_id", "provider_id", "closed_on"], how="anti").is_empty()


def test_every_placed_package_has_its_yes(merrowshire: Sample) -> None:
    rows = merrowshire.waiting_list
    placed = rows.filter(
        (pl.col("queue") == "package") & (pl.col("close_reason") == "placed") & (pl.col("referred_on") > SINCE)
    )
    accepted = merrowshire.offers.filter(pl.col("answer") == "accepted")
    assert placed.join(accepted, on="referral_id", how="anti").is_empty()


def test_nobody_is_asked_after_somebody_has_accepted(offers: pl.DataFrame) -> None:
    assert offers.filter(pl.col("offered_on") > pl.col("accepted_on")).is_empty()


def test_a_provider_is_asked_once_for_a_new_package(offers: pl.DataFrame) -> None:
    asked = offers.filter(pl.col("need") != "additional_hours").select("referral_id", "provider_id")
    assert not asked.is_duplicated().any()


def test_more_hours_are_asked_of_who_has_the_package(merrowshire: Sample, offers: pl.DataFrame) -> None:
    more = offers.filter((pl.col("need") == "additional_hours") & (pl.col("close_reason") == "placed"))
    key = ["package_id", "provider_id"]
    assert len(more) > 100
    assert more.join(merrowshire.packages, on=key, how="anti").is_empty()
