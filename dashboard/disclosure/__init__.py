"""Small-number suppression, the one place."""

from dashboard.disclosure.bridges import merge_reasons, suppress_bridge
from dashboard.disclosure.rules import RULES, Rule
from dashboard.disclosure.tables import HIDDEN, round5, suppress, with_totals

__all__ = ["HIDDEN", "RULES", "Rule", "merge_reasons", "round5", "suppress", "suppress_bridge", "with_totals"]
