"""One record a measure: what pages, packs, tooltips and the definitions page say of it."""

from dashboard.measures import (
    ahead,
    attention,
    bridge_hours,
    bridge_queue,
    brokerage,
    concentration,
    contact_hours,
    contracts,
    exits,
    gaps,
    hours,
    long_view,
    market,
    packages,
    pressures,
    prices,
    provider_answers,
    provider_care,
    quality,
    recruiting,
    sizes,
    waiting,
    workforce,
)
from dashboard.measures.ahead import (
    COST,
    FORECAST,
    FORECAST_ERROR,
    FORECAST_HELD,
    FORECAST_LOWER,
    FORECAST_UPPER,
    FORWARD_GAP,
    STILL_WAITING,
)
from dashboard.measures.attention import ATTENTION
from dashboard.measures.bases import BASES
from dashboard.measures.brokerage import BROKERAGE
from dashboard.measures.concentration import (
    DESIGN_HHI,
    EFFECTIVE,
    HALF,
    HHI,
    LARGEST_4,
    LARGEST_10,
    LARGEST_SHARE,
)
from dashboard.measures.contact_hours import CONTACT_HOURS, COUNCIL_HOURS, USED_HOURS, UTILISATION
from dashboard.measures.contracts import (
    CONTRACTED_SHARE,
    DECISIONS,
    HEADROOM,
    HOURS_SHORT,
    LIVE_SHARE,
    NEW_SHARE,
    SLOTS,
    VACANT_SLOTS,
)
from dashboard.measures.exits import EXIT
from dashboard.measures.gaps import (
    CAPACITY_HOURS,
    COVERAGE,
    DEMAND_HOURS,
    GAP_HOURS,
    LIVE_HOURS,
    SHORTFALL_HOURS,
    SPARE_HOURS,
    WAITING_HOURS,
    WAITING_PEOPLE,
)
from dashboard.measures.hours import MEAN_HOURS, PACKAGES, PEOPLE, SUSPENDED_HOURS
from dashboard.measures.long_view import LONG_COST, LONG_HOURS, LONG_PEOPLE, POPULATION, USE_RATE
from dashboard.measures.market import MOVE_HOURS, SHARE
from dashboard.measures.packages import PACKAGE
from dashboard.measures.quality import MIX
from dashboard.measures.quantities import QUANTITIES
from dashboard.measures.record import Measure
from dashboard.measures.recruiting import COUNCIL_WORKERS, LEAVERS, NEEDED, TO_RECRUIT
from dashboard.measures.sizes import SIZE_PACKAGES
from dashboard.measures.waiting import (
    LONGEST_DAYS,
    MEDIAN_DAYS,
    P90_DAYS,
    QUEUE_HOURS,
    QUEUE_PEOPLE,
)
from dashboard.measures.workforce import MATCHED_CHANGE

_FAMILIES = (
    gaps, hours, waiting, sizes, bridge_hours, bridge_queue, market, concentration, contracts, workforce, contact_hours,
    provider_care, provider_answers, ahead, exits, quality, attention, brokerage, long_view, pressures, prices,
    packages, recruiting,
)  # fmt: skip
MEASURES: dict[str, Measure] = {measure.name: measure for family in _FAMILIES for measure in family.MEASURES}
