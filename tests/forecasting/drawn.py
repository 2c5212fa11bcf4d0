"""Histories drawn for tests."""

from datetime import date, timedelta

import numpy as np
import polars as pl


def weekly(series: int = 3, weeks: int = 160, seed: int = 1) -> pl.DataFrame:
    """Hours with a winter, a drift and noise, weeks beginning on Mondays."""
    rng = np.random.default_rng(seed)
    time = np.arange(weeks)
    return long(
        {
            f"zone {number}": 400 * (1 + number) * np.exp(
                0.15 * np.cos(2 * np.pi * time / 52.18) + 0.001 * time + np.cumsum(rng.normal(0, 0.01, weeks)) + rng.normal(0, 0.03, weeks)
            )
            for number in range(series)
        }
    )  # fmt: skip


def long(series: dict[str, np.ndarray], first: date = date(2020, 1, 6), days: int = 7) -> pl.DataFrame:
    """unique_id, ds, y from arrays that all begin on one date."""
    return pl.DataFrame(
        [
            {"unique_id": name, "ds": first + timedelta(days=days * place), "y": float(value)}
            for name, values in series.items()
            for place, value in enumerate(values)
        ]
    )


def numbered(*values: float | None, name: str = "a") -> pl.DataFrame:
    """One series dated 1, 2, 3, ..."""
    return pl.DataFrame(
        {"unique_id": [name] * len(values), "ds": list(range(1, len(values) + 1)), "y": values},
        schema_overrides={"y": pl.Float64},
    )
