"""What is forecast, in the words of the screen."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Quantity:
    """`label` on the switch, `unit` after a figure. A flow is counted afresh each week: weeks are set beside weeks."""

    label: str
    unit: str
    nearest: int = 10
    flow: bool = False


QUANTITIES: Final = {
    "demand_hours": Quantity("Demand", "hours"),
    "live_hours": Quantity("Live hours", "hours"),
    "waiting_hours": Quantity("Hours waiting", "hours"),
    "new_packages": Quantity("New packages a week", "packages", nearest=1, flow=True),
}
"""By the word that the tables know them by; the first is shown first."""
