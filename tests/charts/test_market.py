"""The rows behind the market's charts, and the words on them."""

from typing import Any

import polars as pl
import vl_convert

from dashboard import charts
from dashboard.charts.theme import CONTEXT, DELIVERED

GROUPS = [("Ash", 50.0), ("Birch", 25.0), ("Cedar", 15.0), ("Dogwood", 6.0), ("Elm", 4.0)]


def groups() -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "group_name": name,
                "name": f"{name} Care",
                "rank": at,
                "share": hours / 100,
                "hours": hours,
                "amount": None,
            }
            for at, (name, hours) in enumerate(GROUPS, start=1)
        ],
        schema_overrides={"amount": pl.Float64},
    )


def told(*names: str) -> pl.DataFrame:
    return groups().filter(pl.col("group_name").is_in(list(names)))


def row(rows: pl.DataFrame, name: str) -> dict[str, Any]:
    return rows.row(by_predicate=pl.col("name") == name, named=True)


def test_the_rest_stands_in_one_row_and_all_add_up() -> None:
    rows = charts.largest_groups(groups(), told("Ash", "Birch"))
    assert rows["name"].to_list() == ["Ash Care", "Birch Care", "3 others"]
    assert row(rows, "3 others")["hours"] == 25
    assert rows["share"].sum() == 1
    assert [round(each, 2) for each in rows["together"]] == [0.5, 0.75, 1]
    assert charts.largest_groups(groups(), groups())["name"].to_list() == [f"{name} Care" for name, _ in GROUPS]


def test_a_group_that_is_followed_is_no_part_of_the_largest_together() -> None:
    rows = charts.largest_groups(groups(), told("Ash", "Dogwood"))
    assert rows["name"].to_list() == ["Ash Care", "Dogwood Care", "3 others"]
    assert rows["together"].to_list() == [0.5, None, None]


def test_what_is_withheld_is_withheld_from_the_rest_too() -> None:
    held = told("Ash", "Birch").with_columns(
        pl.when(pl.col("group_name") != "Ash").then(name).alias(name) for name in ("share", "hours")
    )
    rows = charts.largest_groups(groups(), held.with_columns(marker=pl.Series(["[c]", ""])))
    assert (row(rows, "3 others")["share"], row(rows, "3 others")["hours"]) == (None, None)
    assert row(rows, "3 others")["marker"] == "[c]"
    assert rows["together"].to_list() == [None, None, None]
    assert "[c]" in charts.describe_largest(rows, "live hours")


def place(providers: int, **shares: float | None) -> pl.DataFrame:
    return pl.DataFrame([{"providers": providers, "cr1": None, "cr4": None, "cr10": None, **shares}]).cast(
        dict.fromkeys(("cr1", "cr4", "cr10"), pl.Float64)
    )


def test_a_zone_is_told_in_steps() -> None:
    steps = charts.in_steps(place(24, cr1=0.1, cr4=0.3, cr10=0.6))
    assert steps["name"].to_list() == ["Largest", "Next 3", "Next 6", "14 others"]
    assert [round(each, 3) for each in steps["share"]] == [0.1, 0.2, 0.3, 0.4]
    assert charts.in_steps(place(24, cr4=0.3))["name"].to_list() == ["Largest 4", "20 others"]
    assert charts.in_steps(place(3, cr1=0.5, cr4=1.0, cr10=1.0))["name"].to_list() == ["Largest", "Next 2"]
    assert charts.in_steps(place(3))["name"].to_list() == ["3 others"]
    assert charts.share_bars(steps) is not None


def test_ranks_stand_for_names() -> None:
    assert charts.by_rank(groups())["name"].to_list() == ["Largest", "2nd", "3rd", "4th", "5th"]
    drawn = charts.share_bars(charts.largest_groups(groups(), charts.by_rank(groups())))
    assert drawn is not None
    assert "Care" not in str(drawn.to_dict())


def test_the_group_that_is_followed_keeps_its_colour_alone() -> None:
    def bars(followed: str, colour: str) -> int:
        drawn = charts.share_bars(groups().with_columns(together=pl.lit(None, pl.Float64)), followed)
        assert drawn is not None
        return vl_convert.vegalite_to_svg(drawn.to_dict()).count(f'fill="{colour}"')

    assert bars("", DELIVERED) == len(GROUPS)
    assert bars("Birch", DELIVERED) == 1
    assert bars("Birch", CONTEXT) == len(GROUPS) - 1


def test_moves_without_names_are_sums_that_say_when_they_cannot_be_told() -> None:
    moves = pl.DataFrame(
        {"name": ["Ash", "Birch", "Elm"], "move": ["entered", "entered", "left"], "hours": [40.0, None, 9.0],
         "marker": ["", "[c]", ""]}
    )  # fmt: skip
    together = charts.moves_together(moves)
    assert together.select("name", "move", "hours", "marker").rows() == [
        ("Two providers", "entered", None, "[c]"), ("One provider", "left", 9.0, ""),
    ]  # fmt: skip
    drawn = charts.move_bars(together)
    assert drawn is not None
    svg = vl_convert.vegalite_to_svg(drawn.to_dict())
    assert "[c], came" in svg
    assert "9 hours, left" in svg
    assert charts.describe_moves(moves.clear()) == "Who came and who left in 13 weeks: nobody."
