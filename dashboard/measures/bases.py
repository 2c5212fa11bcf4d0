"""What a share of the market is a share of."""

from dataclasses import dataclass
from typing import Final

_DAYS: Final = "91 days to"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a share is a share of: `label` on the control, `of` and `half` inside a sentence, `period` before the day.

    `kinds` are the extracts it comes from, in the order in which they are looked for; `quantity` is the column of
    `market_shares` that is shared, `counted` its name in a table.
    """

    label: str
    of: str
    half: str
    period: str
    kinds: tuple[str, ...]
    quantity: str = "hours"
    counted: str = "Hours a week"


BASES: Final = {
    "live": Basis("Live hours", "live hours", "hours", "Live hours,", ("packages", "commissioned_hours")),
    "new_packages": Basis("New packages", "hours of new packages", "hours", f"New packages, {_DAYS}", ("packages",)),
    "new_people": Basis("New people", "hours of new people", "hours", f"New people, {_DAYS}", ("packages",)),
    "spend": Basis("Spend", "spend", "spend", f"Spend, {_DAYS}", ("payments",), "amount", "Paid, \u00a3"),
    "staff": Basis(
        "Staff", "care workers", "staff", "Care workers, month of", ("workforce",), "amount", "Care workers"
    ),
}
"""By the codes of `basis`."""
