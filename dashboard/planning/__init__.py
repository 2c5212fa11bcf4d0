"""What the build works out in Python from a version's own tables: what might happen, beside what did."""

from dashboard.planning.alarm_record import ALARM_RECORD
from dashboard.planning.alarms import ALARMS, WAITING_EVENTS
from dashboard.planning.as_known import ALARM_WEEKS
from dashboard.planning.attention import ATTENTION
from dashboard.planning.contributors import ATTENTION_REASONS
from dashboard.planning.exits import PROVIDER_EXIT, PROVIDER_EXIT_ZONES
from dashboard.planning.long_view import LONG_VIEW
from dashboard.planning.pressure import PRESSURE_LEVELS
from dashboard.planning.rounds import ROUNDS
from dashboard.planning.shifts import LEVEL_SHIFTS
from dashboard.planning.trends import TREND_SIGNALS
from dashboard.planning.winter import WINTER_SIGNALS
from dashboard.warehouse.worked import Worked

WORKED: tuple[Worked, ...] = (
    PROVIDER_EXIT_ZONES, PROVIDER_EXIT, TREND_SIGNALS, WINTER_SIGNALS, PRESSURE_LEVELS, ATTENTION, ATTENTION_REASONS,
    ALARM_WEEKS, WAITING_EVENTS, ALARMS, ALARM_RECORD, ROUNDS, LONG_VIEW, LEVEL_SHIFTS,
)  # fmt: skip
