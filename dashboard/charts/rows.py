"""The rows of a chart: which zones, in which order, with the words that stand on it."""

from collections.abc import Callable, Sequence

import polars as pl

from dashboard import wording

NAME_WIDTH = 20
SHARES = (
    "share", "largest_share", "cr4", "cr10", "expected_share", "new_share", "live_share", "13_weeks", "since_start",
)  # fmt: skip


def zones_only(rows: pl.DataFrame) -> pl.DataFrame:
    """Without the council's own row, which would dwarf the rest."""
    return rows.filter(pl.col("zone_id") != "all") if "zone_id" in rows.columns else rows


def council_only(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of all zones together; every row where the table has no zones."""
    return rows.filter(pl.col("zone_id") == "all") if "zone_id" in rows.columns else rows


def ranked(rows: pl.DataFrame, by: str) -> list[str]:
    """Zone names, the largest first; those without a figure last, for they may be the worst."""
    return (
        zones_only(rows)
        .sort(pl.col(by), "zone", descending=[True, False], nulls_last=True)["zone"]
        .unique(maintain_order=True)
        .to_list()
    )


def worded(column: str, say: Callable[[float | None], str], name: str = "words") -> pl.Expr:
    """The figure as text, so that chart, tile and table round alike; [c] where it is withheld."""
    text = pl.col(column).map_elements(say, return_dtype=pl.String, skip_nulls=False)
    return text.alias(name)


def marked(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Adds `marker`: [c] where disclosure withheld the row, [x] where nothing was returned, else blank."""
    known = pl.col("marker").fill_null("") if "marker" in rows.columns else pl.lit("")
    empty = pl.when(known == "").then(pl.lit(wording.NOT_AVAILABLE)).otherwise(known)
    return rows.with_columns(pl.when(pl.col(column).is_null()).then(empty).otherwise(pl.lit("")).alias("marker"))


def in_percent(rows: pl.DataFrame) -> pl.DataFrame:
    """Shares as a table or an axis shows them."""
    return rows.with_columns(pl.col(name) * 100 for name in SHARES if name in rows.columns)


def why(rows: pl.DataFrame) -> list[pl.Expr]:
    """For an aggregation: its figure is withheld where that of a part is."""
    return [pl.col("marker").max()] if "marker" in rows.columns else []


def added_up(bridge: pl.DataFrame) -> pl.DataFrame:
    """The rows of a bridge that are added up: its zones; the council's own row where it stands alone."""
    zones = zones_only(bridge)
    return bridge if zones.is_empty() else zones


def said(rows: pl.DataFrame, column: str, say: Callable[[float | None], str]) -> pl.DataFrame:
    """Adds `words`, the figure or the reason why there is none."""
    return marked(rows, column).with_columns(
        pl.when(pl.col("marker") == "").then(worded(column, say)).otherwise(pl.col("marker")).alias("words")
    )


def folded(name: str, width: int = NAME_WIDTH) -> str:
    """A long name in two lines of like length: a slanted or cut one cannot be read across a room."""
    words = name.split()
    if len(name) <= width or len(words) < 2:
        return name
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return "\n".join(min(splits, key=lambda parts: max(map(len, parts))))


def fold_names(rows: pl.DataFrame, names: Sequence[str], column: str = "zone") -> pl.DataFrame:
    """Only the named rows, with `row`, the name as the axis writes it."""
    return rows.filter(pl.col(column).is_in(list(names))).with_columns(
        pl.col(column).replace_strict({name: folded(name) for name in names}).alias("row")
    )


def height_for(names: Sequence[str], least: int = 300) -> int:
    """Pixels that keep rows apart: two-line names need more than one-line ones."""
    row = 38 if any("\n" in folded(name) for name in names) else 30
    return max(least, 40 + row * len(names))
