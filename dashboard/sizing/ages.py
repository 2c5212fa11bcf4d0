"""Age bands, of which the further views tell nothing where others see the screen."""

from dashboard import components
from dashboard.cached import packages


def untold() -> bool:
    """Whether the screen may not show the chosen age band; it then says so."""
    if packages.untold():
        components.empty_state("For all ages only", "An age band can tell of fewer than five people. Choose all ages.")
    return packages.untold()
