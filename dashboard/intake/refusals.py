"""Words that stand where a figure was asked for: there is none, and the words are kept beside it."""

import polars as pl

from dashboard.intake.contracts import Contract
from dashboard.intake.parsing.model import NOT_GIVEN, present

NOT_HELD = (
    r"(?:(?:the )?(?:data|info|information) )?(?:is )?not "
    r"(?:held|given|recorded|available|provided|supplied|collected|known|stated|returned|disclosed|applicable)"
)
UNANSWERED = r"(?:no (?:response|reply|answer|data|information|return)|did not (?:respond|reply|answer))"
REFUSED = r"(?:refus(?:ed|al)|declined|withheld|redacted|suppressed|exempt(?:ion applied)?)"
COST = r"(?:costs?(?: limit)?(?: exceeded)?|exceeds (?:the )?cost limit)"
NO_FIGURE = rf"(?i)^(?:{NOT_HELD}|{UNANSWERED}|{REFUSED}|{COST})\.?$"
"""What replies to requests for information say; any other word in the place of a figure refuses the row."""


def apart(contract: Contract, texts: pl.DataFrame) -> pl.DataFrame:
    """Texts in which such cells are empty, and their words stand in the column that the contract names for reasons."""
    for name, column in contract.columns.items():
        reasons = (column.metadata or {}).get("reasons")
        if reasons and name in texts.columns:
            texts = _apart(texts, name, str(reasons))
    return texts


def _apart(texts: pl.DataFrame, name: str, reasons: str) -> pl.DataFrame:
    nothing = pl.Series([None] * texts.height, dtype=pl.String)
    said = present(texts[reasons], NOT_GIVEN) if reasons in texts.columns else nothing
    cells = pl.DataFrame([texts[name], present(texts[name]).alias("words"), said.alias("said")])
    refused = pl.col("words").str.contains(NO_FIGURE).fill_null(value=False)
    both = pl.concat_str("said", "words", separator="; ", ignore_nulls=True)
    return texts.with_columns(
        *cells.select(
            pl.when(~refused).then(name).alias(name), pl.when(refused).then(both).otherwise("said").alias(reasons)
        )
    )
