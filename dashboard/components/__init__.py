"""What every page is made of: one look, every value escaped."""

from dashboard.components.draw import (
    ICON,
    LOGO,
    Behind,
    as_at_line,
    colour_key,
    controls,
    definition,
    definitions,
    empty_state,
    footnote,
    heading,
    meeting_mode,
    meeting_toggle,
    panel,
    show,
    styles,
    table,
    tile,
    tile_row,
    title,
)
from dashboard.components.markup import badge
from dashboard.components.tables import exported, headed
from dashboard.components.tiles import spark_image

__all__ = [
    "ICON",
    "LOGO",
    "Behind",
    "as_at_line",
    "badge",
    "colour_key",
    "controls",
    "definition",
    "definitions",
    "empty_state",
    "exported",
    "footnote",
    "headed",
    "heading",
    "meeting_mode",
    "meeting_toggle",
    "panel",
    "show",
    "spark_image",
    "styles",
    "table",
    "tile",
    "tile_row",
    "title",
]
