"""Small-number suppression, the one place."""

from dashboard.disclosure.bridges import leaving_steps, merge_reasons, suppress_bridge
from dashboard.disclosure.contracts import leaving_roles, leaving_uptake, leaving_zones
from dashboard.disclosure.exits import leaving_exits, leaving_together
from dashboard.disclosure.gaps import leaving_gaps
from dashboard.disclosure.market_weeks import MOVE_WEEKS, leaving_group, leaving_moves, leaving_weeks
from dashboard.disclosure.markets import LARGEST, leaving_concentration, leaving_groups
from dashboard.disclosure.providers import leaving_providers
from dashboard.disclosure.reasons import merge_few
from dashboard.disclosure.rules import RULES, Rule
from dashboard.disclosure.steps import merge_steps
from dashboard.disclosure.tables import HIDDEN, round5, suppress, with_totals
from dashboard.disclosure.trends import DECIDED_BY, leaving_trends
