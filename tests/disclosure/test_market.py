"""What leaves the screen of a market tells nothing of a group's few people."""

from datetime import date, timedelta

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from dashboard import disclosure

MONDAY = date(2026, 6, 22)


def ranked(people: dict[str, dict[str, int]], basis: str = "live") -> pl.DataFrame:
    """Groups by zone, ten hours a person; the council is its zones together."""
    council: dict[str, int] = {}
    for groups in people.values():
        for group, count in groups.items():
            council[group] = council.get(group, 0) + count
    rows = [
        {"basis": basis, "zone_id": zone, "group_name": group, "people": count, "hours": 10.0 * count,
         "share": count / sum(groups.values())}
        for zone, groups in {**people, "all": council}.items() for group, count in groups.items() if count
    ]  # fmt: skip
    market = pl.DataFrame(rows).sort("zone_id", "share", "group_name", descending=[False, True, False])
    return market.with_columns(pl.int_range(1, pl.len() + 1).over("zone_id").alias("rank"))


def many(zone_counts: list[list[int]]) -> dict[str, dict[str, int]]:
    return {f"Z{z}": {f"G{at:02}": count for at, count in enumerate(counts)} for z, counts in enumerate(zone_counts)}


def told(people: dict[str, dict[str, int]], basis: str = "live") -> pl.DataFrame:
    return disclosure.leaving_groups(ranked(people, basis))


def measured(people: dict[str, dict[str, int]], basis: str = "live") -> dict[str, dict[str, object]]:
    market = ranked(people, basis)
    places = market.group_by("zone_id", maintain_order=True).agg(
        pl.len().alias("providers"),
        *(pl.col("share").head(cut).sum().alias(name) for name, cut in (("cr1", 1), ("largest_share", 1), ("cr4", 4), ("cr10", 10))),
        (pl.col("share") * 100).pow(2).sum().alias("hhi"),
    )  # fmt: skip
    rows = places.with_columns((10_000 / pl.col("hhi")).alias("effective_providers"))
    left = disclosure.leaving_concentration(rows, market, disclosure.leaving_groups(market))
    return {row["zone_id"]: row for row in left.iter_rows(named=True)}


def test_small_groups_beyond_the_largest_ten_take_nothing_with_them() -> None:
    rows = told(many([[20] * 10 + [9, 3, 2]]))
    assert rows["marker"].unique().to_list() == [""]
    assert len(rows) == 10


def test_the_eleventh_alone_is_what_the_ten_leave_of_the_sum() -> None:
    assert "[c]" in told(many([[20] * 10 + [3]]))["marker"].to_list()


def test_a_small_group_among_them_goes_with_another() -> None:
    rows = told({"Z0": {"Ash": 20, "Birch": 9, "Cedar": 3}})
    withheld = rows.filter(marker="[c]")
    assert withheld["group_name"].to_list() == ["Birch", "Cedar"]
    assert withheld.select("people", "hours", "share").null_count().row(0) == (2, 2, 2)


def test_no_group_of_a_zone_is_told() -> None:
    """Of Ash the council's less this zone's would be its three people in the other."""
    people = {"Z0": {"Ash": 20, "Birch": 9}, "Z1": {"Ash": 3, "Birch": 9}}
    assert told(people)["zone_id"].unique().to_list() == ["all"]


def test_a_group_may_be_called_all() -> None:
    assert "all" in told({"Z0": {"all": 9, "Birch": 3, "Cedar": 9}})["group_name"].to_list()


def test_hours_of_providers_without_people_stay() -> None:
    """Planned hours by provider, spend and staff do not tell how many people they are of."""
    market = ranked(many([[20, 3]])).with_columns(people=pl.lit(None, pl.Int64))
    assert disclosure.leaving_groups(market)["marker"].unique().to_list() == [""]


def test_the_councils_shares_go_where_one_of_the_groups_is_withheld() -> None:
    council = measured({"Z0": {"Ash": 30, "Birch": 20, "Cedar": 9, "Dogwood": 3, "Elm": 2}})["all"]
    assert council["largest_share"] is not None
    assert (council["cr4"], council["cr10"], council["marker"]) == (None, None, "[c]")
    assert council["providers"] == 5
    assert measured(many([[20] * 12]))["all"]["marker"] == ""


def test_a_zones_shares_are_told_where_many_people_stand_beside_the_cut() -> None:
    few, more = ({"Z0": {f"G{at:02}": people for at in range(20)}} for people in (1, 6))
    assert measured(few)["Z0"]["largest_share"] is None
    assert measured(few)["Z0"]["cr4"] is None
    assert measured(few)["Z0"]["cr10"] is not None
    assert measured(more)["Z0"]["largest_share"] is not None


def test_squares_go_where_so_few_shares_are_unknown_that_they_give_them_away() -> None:
    assert measured({"Z0": {"Ash": 30, "Birch": 3}})["Z0"]["hhi"] is None
    assert measured(many([[30, 20, 9]]))["Z0"]["hhi"] is not None
    assert measured(many([[20] * 10 + [9, 3]]))["all"]["hhi"] is None
    assert measured(many([[20] * 10 + [3] * 6]))["all"]["hhi"] is not None


@given(st.lists(st.integers(1, 12), min_size=2, max_size=13))
def test_no_figure_is_withheld_alone(counts: list[int]) -> None:
    """It would be the sum less the others: one more, or the sum of the groups that are shown to nobody."""
    rows = told(many([counts]))
    assert rows.filter(pl.col("people") < 5).is_empty()
    if len(counts) <= 10:
        assert len(rows.filter(marker="[c]")) != 1


def weeks(*people: dict[str, dict[str, int]]) -> pl.DataFrame:
    """Mondays one after the other; the last is `MONDAY`."""
    days = [MONDAY - timedelta(weeks=len(people) - 1 - at) for at in range(len(people))]
    return pl.concat(
        ranked(each).drop("rank").with_columns(pl.lit(day).alias("week_commencing"))
        for day, each in zip(days, people, strict=True)
    )


def test_a_week_with_few_people_among_the_largest_is_withheld() -> None:
    market = weeks({"Z0": {"Ash": 20, "Birch": 4}}, {"Z0": {"Ash": 20, "Birch": 5}})
    measured_weeks = pl.DataFrame(
        {"week_commencing": [MONDAY - timedelta(weeks=1), MONDAY], "cr4": 1.0, "cr1": 0.8, "largest_share": 0.8,
         "cr10": 1.0, "hhi": 6800.0, "effective_providers": 1.5, "providers": 2}
    )  # fmt: skip
    left = disclosure.leaving_weeks(measured_weeks, market)
    assert left["cr4"].to_list() == [None, 1.0]
    assert left["marker"].to_list() == ["[c]", ""]
    assert left["providers"].to_list() == [2, 2]


def test_a_group_that_is_followed_is_not_told_in_weeks_of_few_people() -> None:
    market = weeks({"Z0": {"Ash": 20, "Cedar": 3}}, {"Z0": {"Ash": 20, "Cedar": 9}})
    mine = pl.DataFrame({"week_commencing": [MONDAY - timedelta(weeks=1), MONDAY], "share": [0.1, 0.3]})
    assert disclosure.leaving_group(mine, market, "Cedar")["share"].to_list() == [None, 0.3]


def test_who_came_is_told_without_hours_of_few_people() -> None:
    before = {"Z0": {"Ash": 20, "Gum": 9, "Ivy": 2}}
    market = weeks(before, *[{"Z0": {"Ash": 20}}] * 12, {"Z0": {"Ash": 20, "Birch": 9, "Cedar": 3}})
    moved = [("Birch", "entered"), ("Cedar", "entered"), ("Gum", "left"), ("Ivy", "left"), ("Elsewhere", "left")]
    moves = pl.DataFrame(
        [{"week_commencing": MONDAY, "zone_id": "all", "group_name": group, "move": move, "hours": 9.0, "share": 0.1}
         for group, move in moved]
    )  # fmt: skip
    left = disclosure.leaving_moves(moves, market)
    assert dict(left.select("group_name", "hours").rows()) == {
        "Birch": 9.0, "Cedar": None, "Gum": 9.0, "Ivy": None, "Elsewhere": None,
    }  # fmt: skip
