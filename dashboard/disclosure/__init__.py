"""Small-number suppression, the one place."""

from dashboard.disclosure.providers import leaving_providers
from dashboard.disclosure.rules import RULES, Rule
from dashboard.disclosure.tables import HIDDEN, round5, suppress, suppress_bridge, with_totals

__all__ = ["HIDDEN", "RULES", "Rule", "leaving_providers", "round5", "suppress", "suppress_bridge", "with_totals"]
