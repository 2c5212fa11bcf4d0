"""What can be loaded, from the contracts and profiles themselves."""

import polars as pl

from dashboard.intake import profile
from dashboard.intake.contracts import CONTRACTS
from dashboard.intake.templates import dictionary
from dashboard.settings import store_folder
from dashboard.warehouse.store import Store


def kinds() -> dict[str, str]:
    """What a row of each kind is, by kind."""
    return {name: (contract.schema.__doc__ or "").strip() for name, contract in CONTRACTS.items()}


def in_words(kind: str) -> str:
    """A kind as the screen says it."""
    return kind.replace("_", " ").capitalize()


def columns(kind: str) -> pl.DataFrame:
    """Column, Needed, What it holds, Allowed values, Example: a row a column of the kind."""
    shape = ["Column", "Needed", "What it holds", "Allowed values", "Example"]
    return pl.DataFrame(dictionary(CONTRACTS[kind]), schema=shape, orient="row")


def profiles() -> list[str]:
    """Names of the mapping profiles that ship and of those saved."""
    return list(profile.available(Store(store_folder()).profiles))
