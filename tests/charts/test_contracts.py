"""The rows behind the charts of contracts, and what of them leaves the screen."""

from datetime import date
from typing import Any

import polars as pl
import pytest
import vl_convert

from dashboard import charts, disclosure

MONDAY = date(2026, 11, 16)


def roles(*rows: tuple[str, str, int, int, float | None, float | None, int]) -> pl.DataFrame:
    """Zone, role, slots, vacant slots, share as designed, hours of new people, their number; live hours are as many."""
    made = [
        {"week_commencing": MONDAY, "zone_id": zone, "zone": f"Zone {zone}", "role": role, "slots": slots,
         "vacant_slots": vacant, "expected_share": share, "new_hours": new, "live_hours": new, "new_people": people,
         "live_people": people, "new_share": None, "live_share": None,
         "new_hours_short": None if share is None or new is None else max(0.0, share * 100 - new)}
        for zone, role, slots, vacant, share, new, people in rows
    ]  # fmt: skip
    floats = ("expected_share", "new_hours", "live_hours", "new_share", "live_share", "new_hours_short")
    return pl.DataFrame(made, infer_schema_length=None).cast(dict.fromkeys(floats, pl.Float64))


TWO = roles(
    ("a", "lead", 1, 0, 0.6, 20, 8), ("a", "secondary", 2, 1, 0.4, 30, 9), ("a", "off_framework", 0, 0, None, 50, 20),
    ("b", "lead", 1, 1, 0.5, 0, 0), ("b", "framework", 4, 0, None, 100, 30),
)  # fmt: skip


def council(rows: pl.DataFrame, role: str) -> dict[str, Any]:
    return rows.row(by_predicate=(pl.col("zone_id") == "all") & (pl.col("role") == role), named=True)


def test_the_councils_design_is_its_zones_hours_together() -> None:
    """100 hours in each zone: the lead was meant to take 60 of one and 50 of the other, and took 20 of 200."""
    lead = council(charts.with_council(TWO), "lead")
    assert (lead["slots"], lead["vacant_slots"], lead["new_hours"]) == (2, 1, 20)
    assert (lead["expected_share"], lead["new_share"]) == (pytest.approx(110 / 200), pytest.approx(0.1))
    assert lead["new_hours_short"] == 40 + 50
    framework = council(charts.with_council(TWO), "framework")
    assert (framework["expected_share"], framework["new_hours_short"]) == (None, None)


def test_unknown_hours_stay_unknown() -> None:
    rows = charts.with_council(roles(("a", "lead", 1, 0, 0.6, None, 0)))
    assert (council(rows, "lead")["new_share"], council(rows, "lead")["new_hours_short"]) == (None, None)
    assert charts.role_bars(charts.by_role(rows.filter(pl.col("zone_id") == "all"))) is None


def test_roles_stand_in_their_order_with_what_has_no_share_left_blank() -> None:
    rows = charts.by_role(charts.with_council(TWO).filter(pl.col("zone_id") == "all"))
    assert rows["name"].to_list() == ["Lead", "Secondary", "Framework", "Off framework"]
    assert rows["filled"].to_list() == ["1 of 2", "1 of 2", "4 of 4", ""]
    drawn = charts.role_bars(rows)
    assert drawn is not None
    svg = vl_convert.vegalite_to_svg(drawn.to_dict())
    assert ">As designed<" in svg
    assert "[x]" not in svg
    assert charts.describe_roles(rows).startswith(
        "Share of new people's hours by role: Lead 10.0% of 55.0% as designed;"
    )


def slots(*rows: tuple[str, str | None, float | None, float | None, int]) -> pl.DataFrame:
    """Zone, provider, expected share, headroom, people."""
    names = ["zone_id", "provider_id", "expected_share", "headroom", "people"]
    kinds = [pl.String, pl.String, pl.Float64, pl.Float64, pl.Int64]
    return pl.DataFrame(rows, schema=dict(zip(names, kinds, strict=True)), orient="row")


SLOTS = slots(
    ("a", "Ash", 0.6, 40.0, 9), ("a", None, 0.4, None, 0), ("a", "Birch", None, None, 7), ("b", "Elm", 0.5, -9.0, 3)
)


def test_zones_by_hours_short_with_slots_and_headroom() -> None:
    zones = charts.by_zone(TWO, SLOTS)
    assert zones.select("zone", "new_hours_short", "filled", "headroom", "capped_people").rows() == [
        ("Zone a", 50.0, "1 of 2", 40.0, 9), ("Zone b", 50.0, "1 of 1", -9.0, 3),
    ]  # fmt: skip
    drawn = charts.short_bars(zones, "a")
    assert drawn is not None
    assert "\u22129" in vl_convert.vegalite_to_svg(drawn.to_dict())


def test_slots_are_those_with_a_share_where_any_has_one() -> None:
    assert len(charts.counted_slots(SLOTS)) == 3
    lists = SLOTS.with_columns(expected_share=pl.lit(None, pl.Float64))
    assert len(charts.counted_slots(lists)) == 4
    counts = charts.counted_slots(SLOTS).select(charts.slot_counts()).row(0)
    assert counts == (3, 2, 1)


def test_uptake_stands_apart_for_zones_with_every_slot_filled() -> None:
    rows = pl.DataFrame(
        {"zones_covered": ["part", "full", "full"], "zones": [2, 1, 1], "contracted_share": [0.2, 0.39, 0.41],
         "measured_over": ["13_weeks", "13_weeks", "since_start"]}
    )  # fmt: skip
    told = charts.uptake_rows(rows)
    assert told.select("name", "13_weeks", "since_start").rows() == [
        ("Every slot filled (1 zone)", 0.39, 0.41), ("A slot vacant (2 zones)", 0.2, None),
    ]  # fmt: skip
    assert charts.uptake_bars(told) is not None
    assert "Every slot filled (1 zone), 13 weeks 39.0%" in charts.describe_uptake(told)
    assert charts.uptake_bars(charts.uptake_rows(rows.clear())) is None


def test_decisions_come_by_their_day_and_only_of_contracts_that_somebody_holds() -> None:
    rows = pl.DataFrame(
        {"contract_id": ["c1", "c2", "c3", "c4"], "zone": ["A", "B", "A", "A"], "role": ["lead", "spot", "block", "lead"],
         "local_role": ["Lot 1", "SPOT", None, "Lot 1"], "provider_id": ["Ash", "Elm", "Fir", None],
         "decision_due": [date(2027, 5, 16), date(2026, 12, 31), None, date(2026, 12, 1)]}
    )  # fmt: skip
    dated = charts.decisions(rows)
    assert dated.select("contract_id", "role_words").rows() == [("c2", "Spot"), ("c1", "Lead (Lot 1)")]
    ahead = dated.filter(charts.due(pl.lit(MONDAY)))
    assert ahead["contract_id"].to_list() == ["c2", "c1"]
    assert dated.filter(charts.due(pl.lit(date(2026, 11, 15))))["contract_id"].to_list() == ["c2"]
    assert dated.filter(charts.due(pl.lit(date(2026, 12, 31))))["contract_id"].to_list() == ["c1"]


def test_roles_of_few_people_are_withheld_with_another() -> None:
    rows = charts.with_council(
        roles(("a", "lead", 1, 0, 0.6, 20, 3), ("a", "spot", 2, 1, None, 30, 9), ("a", "legacy", 0, 0, None, 50, 40))
    ).filter(pl.col("zone_id") == "all")
    left = disclosure.leaving_roles(rows)
    assert dict(left.select("role", "marker").rows()) == {"lead": "[c]", "spot": "[c]", "legacy": ""}
    assert left.filter(role="lead").select("new_share", "new_hours_short", "live_share").row(0) == (None, None, None)
    assert left.filter(role="lead")["slots"].item() == 1


def test_a_zones_hours_short_are_not_what_the_council_leaves() -> None:
    zones = charts.by_zone(
        roles(("a", "lead", 1, 0, 0.6, 20, 3), ("b", "lead", 1, 0, 0.6, 20, 9), ("c", "lead", 1, 0, 0.6, 20, 12)),
        slots(("a", "Ash", 0.6, 4.0, 9), ("b", "Ash", 0.6, 4.0, 3), ("c", "Ash", 0.6, None, 0)),
    )
    left = disclosure.leaving_zones(zones)
    assert dict(left.select("zone_id", "new_hours_short").rows()) == {"a": None, "b": None, "c": 40.0}
    assert dict(left.select("zone_id", "headroom").rows()) == {"a": 4.0, "b": None, "c": None}
    assert left["zone_id"].to_list()[0] == "c"


@pytest.mark.parametrize(("contracted", "told"), [(9, 0.5), (4, None), (14, None), (0, 0.5), (15, 0.5)])
def test_uptake_of_few_people_or_all_but_a_few_is_withheld(contracted: int, told: float | None) -> None:
    rows = pl.DataFrame(
        {"new_people": [15], "contracted_people": [contracted], "new_hours": [90.0], "contracted_hours": [45.0],
         "contracted_share": [0.5]}
    )  # fmt: skip
    assert disclosure.leaving_uptake(rows)["contracted_share"].item() == told
