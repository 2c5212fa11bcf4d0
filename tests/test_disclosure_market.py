"""What leaves the screen of a market tells nothing of a group's few people."""

from datetime import date, timedelta

import polars as pl
from hypothesis import given, settings
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
    rows = told(many([[20] * 10 + [9, 3, 2], [30] * 10 + [9, 4]]))
    assert rows["marker"].unique().to_list() == [""]
    assert rows.group_by("zone_id").len()["len"].unique().to_list() == [10]


def test_the_eleventh_alone_is_what_the_ten_leave_of_the_sum() -> None:
    assert "[c]" in told(many([[20] * 10 + [3, 2, 1], [30] * 10 + [4]]))["marker"].to_list()


def test_a_small_group_among_them_goes_with_what_would_give_it_away() -> None:
    """In the zone its ten are all there are; the council less the other zone is the zone's."""
    rows = told({"Z0": {"Ash": 20, "Birch": 9, "Cedar": 3}, "Z1": {"Ash": 20, "Birch": 30, "Cedar": 40}})
    withheld = rows.filter(marker="[c]")
    assert ("Z0", "Cedar") in withheld.select("zone_id", "group_name").rows()
    assert ("Z1", "Cedar") in withheld.select("zone_id", "group_name").rows()
    assert withheld.select("people", "hours", "share").null_count().row(0) == (len(withheld),) * 3
    assert dict(withheld.group_by("zone_id").len().rows()) == {"Z0": 2, "Z1": 2}


def test_of_new_packages_only_the_councils_groups_are_told() -> None:
    rows = told(many([[20, 9], [30, 9]]), "new_packages")
    assert rows["zone_id"].unique().to_list() == ["all"]
    assert rows["marker"].unique().to_list() == [""]


def test_a_group_may_be_called_all() -> None:
    assert "all" in told({"Z0": {"all": 9, "Birch": 3, "Cedar": 9}})["group_name"].to_list()


def test_hours_of_providers_without_people_stay() -> None:
    """Planned hours by provider, spend and staff do not tell how many people they are of."""
    market = ranked(many([[20, 3]])).with_columns(people=pl.lit(None, pl.Int64))
    assert disclosure.leaving_groups(market)["marker"].unique().to_list() == [""]


def test_the_share_of_the_largest_goes_where_one_of_them_is_withheld() -> None:
    small = {
        "Z0": {"Ash": 30, "Birch": 20, "Cedar": 9, "Dogwood": 3, "Elm": 2},
        "Z1": dict.fromkeys(("Ash", "Elm"), 40),
    }
    zone, other = (measured(small)[each] for each in ("Z0", "Z1"))
    assert zone["largest_share"] is not None
    assert (zone["cr4"], zone["cr10"], zone["marker"]) == (None, None, "[c]")
    assert zone["providers"] == 5
    assert other["providers"] == 2
    assert measured(many([[20] * 12]))["Z0"]["marker"] == ""


def test_shares_of_new_packages_are_told_where_many_people_stand_at_the_cut() -> None:
    few, more = ({"Z0": {f"G{at:02}": people for at in range(20)}} for people in (1, 6))
    assert measured(few, "new_packages")["Z0"]["largest_share"] is None
    assert measured(few, "new_packages")["Z0"]["cr4"] is None
    assert measured(few, "new_packages")["Z0"]["cr10"] is not None
    assert measured(more, "new_packages")["Z0"]["largest_share"] is not None


def test_squares_go_where_so_few_shares_are_unknown_that_they_give_them_away() -> None:
    assert measured({"Z0": {"Ash": 30, "Birch": 3}}, "new_people")["Z0"]["hhi"] is None
    assert measured(many([[30, 20, 9]]), "new_people")["Z0"]["hhi"] is not None
    assert measured(many([[20] * 10 + [3, 2]]))["Z0"]["hhi"] is None
    assert measured(many([[20] * 10 + [3] * 6]))["Z0"]["hhi"] is not None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=2, max_size=2))
def test_no_row_or_column_lacks_a_single_figure(zones: list[list[int]]) -> None:
    """One that is withheld alone is its sum less the others."""
    rows = told(many([[count + 1 for count in zone] for zone in zones]))
    hidden = set(rows.filter(marker="[c]").select("zone_id", "group_name").rows())
    for zone, _group in hidden:
        assert sum(each == zone for each, _ in hidden) > 1
    for place, group in hidden:
        if place != "all":
            assert sum(name == group for _, name in hidden) > 1
    small = rows.filter(pl.col("people") < 5)
    assert small.is_empty()


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


def test_a_groups_share_goes_where_its_zones_would_leave_few_people() -> None:
    """Cedar is told in Z0, so that the council's would give its three people in Z1 away."""
    market = weeks(
        {"Z0": {"Ash": 20, "Cedar": 30}, "Z1": {"Ash": 20, "Cedar": 3}}, {"Z0": {"Cedar": 30}, "Z1": {"Cedar": 9}}
    )
    mine = pl.DataFrame({"week_commencing": [MONDAY - timedelta(weeks=1), MONDAY], "share": [0.45, 1.0]})
    assert disclosure.leaving_group(mine, market, "Cedar")["share"].to_list() == [None, 1.0]


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
