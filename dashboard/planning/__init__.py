"""What the build works out in Python from a version's own tables: what might happen, beside what did."""

from dashboard.planning.exits import PROVIDER_EXIT
from dashboard.warehouse.worked import Worked

WORKED: tuple[Worked, ...] = (PROVIDER_EXIT,)

__all__ = ["WORKED"]
