"""What every page is made of: one look, every value escaped."""

from dashboard.components.draw import (
    bars,
    colour_key,
    definitions,
    facts,
    footnote,
    gauges,
    look_first,
    status_table,
    tile,
    tile_row,
    trend_rows,
    triggered,
    updates,
)
from dashboard.components.frame import (
    ICON,
    LOGO,
    as_at_line,
    controls,
    filters_place,
    meeting_mode,
    meeting_toggle,
    picker,
    printable,
    printed_note,
    returns_line,
    styles,
    title,
)
from dashboard.components.lists import Bar, Look
from dashboard.components.panels import Behind, empty_state, heading, panel, show, table
from dashboard.components.trend_table import Change, Trend
