"""Slots and other contracts: what can be, who holds them, and what the provider that left leaves behind."""

import dataclasses
from datetime import date, timedelta

import polars as pl
import pytest

from data_samples.calibration import WEEK, Sample, day_of, within
from data_samples.calibration_contracts import new_people
from data_samples.calibration_market import leaver
from data_samples.council import AS_AT, Council
from data_samples.market import draw_market
from data_samples.shocks import draw_shocks
from data_samples.slots import Role, Slot, Slots

SLOTS = ["lead", "secondary"]


def in_force(this: Sample, day: date) -> pl.DataFrame:
    return this.contracts.filter(within("start_date", "end_date", day))


def test_each_zone_has_a_lead_and_two_secondaries_for_all_of_new_people(merrowshire: Sample) -> None:
    slots = in_force(merrowshire, AS_AT).filter(pl.col("role").is_in(SLOTS)).group_by("zone_id")
    found = slots.agg(pl.col("role").sort(), pl.col("expected_share").sum().round(6))
    assert found["role"].to_list() == [["lead", "secondary", "secondary"]] * 10
    assert found["expected_share"].to_list() == [1.0] * 10


def test_shares_of_a_zone_never_add_up_to_more(merrowshire: Sample) -> None:
    for day in merrowshire.mondays(208):
        shares = in_force(merrowshire, day).group_by("zone_id").agg(pl.col("expected_share").sum())
        assert shares.filter(pl.col("expected_share") > 1 + 1e-9).is_empty(), day


def test_a_slot_is_held_or_vacant_and_only_a_holder_has_a_price(merrowshire: Sample) -> None:
    rows = merrowshire.contracts
    assert rows.filter(pl.col("provider_id").is_null() & ~pl.col("role").is_in(SLOTS)).is_empty()
    assert rows.filter(pl.col("provider_id").is_null() != pl.col("hourly_rate").is_null()).is_empty()
    assert rows.filter(~pl.col("hourly_rate").is_between(20.64, 25.02)).is_empty()
    assert rows.filter(pl.col("provider_id").is_null() & pl.col("hours_cap").is_not_null()).is_empty()
    assert 3 <= rows["hours_cap"].count() < len(rows)


def test_slots_are_all_that_is_contracted(merrowshire: Sample) -> None:
    """What Worcestershire calls contracted providers: everyone else works off the framework."""
    assert set(merrowshire.contracts["role"]) == set(SLOTS)


def test_contracts_of_a_provider_zone_and_role_do_not_overlap(merrowshire: Sample) -> None:
    key = ["provider_id", "zone_id", "role"]
    held = merrowshire.contracts.drop_nulls("provider_id").sort(*key, "start_date")
    ends = pl.col("end_date").fill_null(date.max).shift().over(key)
    assert held.filter(pl.col("start_date") <= ends).is_empty()
    assert merrowshire.contracts.filter(pl.col("end_date") < pl.col("start_date")).is_empty()


def test_nobody_holds_a_contract_after_leaving(merrowshire: Sample) -> None:
    gone = merrowshire.providers.filter(pl.col("status") == "exited").select("provider_id", "notice_ends")
    held = merrowshire.contracts.join(gone, on="provider_id")
    assert len(held) >= 2
    assert held.filter(pl.col("end_date").is_null() | (pl.col("end_date") > pl.col("notice_ends"))).is_empty()


def test_the_slots_of_the_provider_that_left_fall_vacant_next_day(merrowshire: Sample) -> None:
    last = day_of(merrowshire.shocks.exit_last_day)
    slots = merrowshire.contracts.filter(pl.col("role").is_in(SLOTS))
    lost = slots.filter((pl.col("provider_id") == leaver(merrowshire)) & (pl.col("end_date") == last))
    vacant = slots.filter(pl.col("provider_id").is_null() & (pl.col("start_date") == last + timedelta(days=1)))
    assert sorted(lost.select("zone_id", "role").rows()) == sorted(vacant.select("zone_id", "role").rows())
    assert sorted(lost["role"]) == SLOTS


@pytest.mark.parametrize("seed", range(20))
def test_slots_are_shared_out_for_any_seed(seed: int) -> None:
    council = Council(seed=seed)
    market = draw_market(council, draw_shocks(council))
    held = market.slots.held(council.today)
    assert len(held) == 22
    assert len({(slot.zone, slot.provider) for slot in held}) == 22
    assert (market.slots.expected(council.today) == 1).sum() == 5


def test_what_slots_in_hand_are_to_take() -> None:
    rows = (Slot(0, Role.lead, 4, 10, 20), Slot(0, Role.lead, -1, 21, 99), Slot(0, Role.secondary, 5, 10, 99))
    expected = [Slots(rows).expected(day)[0] for day in (9, 10, 20, 21)]
    assert expected == [0.0, 0.8, 0.8, 0.2]


def test_new_people_had_no_care_in_the_year_before(merrowshire: Sample) -> None:
    begun, ended = AS_AT - timedelta(days=90), AS_AT - timedelta(days=90 + 364)
    drawn = pl.DataFrame(
        {
            "person_id": ["new", "back soon", "back soon", "back late", "back late", "cared for", "cared for", "old"],
            "line_start": [begun, ended - WEEK, begun, ended - WEEK, begun, ended, begun, begun - timedelta(days=1)],
            "line_end": [None, ended, None, ended - timedelta(days=1), None, None, None, None],
            "service": "standard",
            "arrangement": "council_arranged",
        }
    )
    found = new_people(dataclasses.replace(merrowshire, packages=drawn))
    assert found["person_id"].to_list() == ["new", "back late"]
