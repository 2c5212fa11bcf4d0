"""Refused rows: where, what stands there, and why, in the uploader's words."""

import dataframely as dy
import polars as pl

from dashboard.intake.contracts import Contract

HIDDEN = "[hidden]"
REASONS = {
    "is_a_monday": "is not a Monday",
    "is_the_1st_of_a_month": "is not the 1st of a month",
    "is_not_reserved": "is the word for all of them together; give each its own code",
    "is_not_a_total": "is a total of all ages, not an age band",
}
"""What is said where a column's own check fails."""

_SHAPE = {"source_row": pl.Int64, "column": pl.String, "reason": pl.String}


def none() -> pl.DataFrame:
    """No fault: source_row, column, reason."""
    return pl.DataFrame(schema=_SHAPE)


def at_rows(source_rows: pl.Series, column: str, found: pl.DataFrame) -> pl.DataFrame:
    """Faults of one column, its row indexes turned into rows of the file."""
    if found.is_empty():
        return none()
    rows = source_rows.gather(found["row"]).alias("source_row")
    return pl.DataFrame([rows, found["reason"]]).select("source_row", pl.lit(column).alias("column"), "reason")


def of_schema(contract: Contract, rows: pl.DataFrame, already: pl.DataFrame) -> pl.DataFrame:
    """Every rule of the contract that a row breaks, but for cells that could not be read at all."""
    broken = contract.schema.filter(rows)[1]
    rules = list(broken.counts())
    if not rules:
        return none()
    marks = broken.details().select("source_row", *rules)
    long = marks.unpivot(index="source_row", variable_name="rule", value_name="mark")
    found = long.filter(pl.col("mark") == "invalid").select("source_row", "rule")
    return _worded(contract, found).join(already, on=["source_row", "column"], how="anti")


def show(contract: Contract, texts: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Faults with the cell as the file has it; ids and free text as [hidden]."""
    columns = [name for name in contract.columns if name in texts.columns]
    # an extract may have a column `value` of its own
    cells = texts.unpivot(on=columns, index="source_row", variable_name="column", value_name="cell")
    hidden = [name for name in columns if (contract.columns[name].metadata or {})["hidden"]]
    safe = cells.join(found, on=["source_row", "column"], how="semi").with_columns(
        pl.when(pl.col("column").is_in(hidden) & pl.col("cell").is_not_null())
        .then(pl.lit(HIDDEN))
        .otherwise("cell")
        .alias("value")
    )
    joined = found.unique(maintain_order=True).join(
        safe, on=["source_row", "column"], how="left", maintain_order="left"
    )
    return joined.select("source_row", "column", "value", "reason").sort("source_row", maintain_order=True)


def _worded(contract: Contract, found: pl.DataFrame) -> pl.DataFrame:
    rules = found["rule"].unique().to_list()
    words = {rule: _reason(contract, rule) for rule in rules}
    return found.select(
        "source_row",
        pl.col("rule")
        .replace_strict({rule: column for rule, (column, _) in words.items()}, return_dtype=pl.String)
        .alias("column"),
        pl.col("rule")
        .replace_strict({rule: reason for rule, (_, reason) in words.items()}, return_dtype=pl.String)
        .alias("reason"),
    )


def _reason(contract: Contract, rule: str) -> tuple[str, str]:
    column, bar, check = rule.partition("|")
    if not bar:
        return _column_of(contract, rule), f"must hold: {_in_words(contract, rule)}"
    return column, _column_reason(contract.columns[column], check)


def _in_words(contract: Contract, rule: str) -> str:
    """A rule's name as a sentence in which columns keep their own."""
    said = rule.replace("_", " ")
    for name in sorted(contract.columns, key=len, reverse=True):
        said = said.replace(name.replace("_", " "), name)
    return said


def _column_of(contract: Contract, rule: str) -> str:
    return min((name for name in contract.columns if name in rule), key=rule.index)


def _column_reason(column: dy.Column, check: str) -> str:
    match check:
        case "nullability":
            return "is blank; it is required"
        case "min":
            return f"is below {vars(column)['min']:g}"
        case "max":
            return f"is above {vars(column)['max']:g}"
        case _ if "choices" in check:
            return f"is not one of {', '.join((column.metadata or {})['choices'])}"
        case _:
            return REASONS[check.removeprefix("check__")]
