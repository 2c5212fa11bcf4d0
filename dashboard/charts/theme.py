"""One theme, one meaning a colour, and the enlargement for meeting mode."""

from collections.abc import Mapping
from typing import Any, Final

import altair as alt

INK: Final = "#0B0C0C"
QUIET: Final = "#3D3D3D"
WORSE: Final = "#801650"
BETTER: Final = "#28A197"
DELIVERED: Final = "#12436D"
WAITING: Final = "#F46A25"
CONTEXT: Final = "#8A9299"
LINE: Final = "#D0D7DE"
FONT: Final = "Source Sans, Arial, sans-serif"
CATEGORIES: Final = [DELIVERED, BETTER, WORSE, WAITING, QUIET, "#A285D1"]
MEETING_TEXT: Final = 1.22
GROWING: Final = {
    "fontSize",
    "labelFontSize",
    "titleFontSize",
    "labelPadding",
    "labelLimit",
    "labelLineHeight",
    "lineHeight",
    "minExtent",
    "maxExtent",
}


@alt.theme.register("homecare", enable=True)
def chart_theme() -> alt.theme.ThemeConfig:
    return {
        "config": {
            "background": "transparent",
            "font": FONT,
            "view": {"stroke": None},
            "legend": {"disable": True},
            "axis": {
                "labelColor": INK,
                "titleColor": QUIET,
                "labelFontSize": 17,
                "titleFontSize": 17,
                "labelPadding": 6,
                "grid": False,
                "domain": False,
                "ticks": False,
            },
            "text": {"font": FONT, "fontSize": 17, "fill": INK},
            "line": {"strokeWidth": 3, "strokeCap": "round"},
            "rule": {"stroke": INK},
            "range": {"category": list(CATEGORIES)},
        }
    }


def grown(part: Any, factor: float) -> Any:
    """A specification with its text larger; marks keep their size."""
    if factor == 1:
        return part
    if isinstance(part, Mapping):
        return {key: _scaled(key, value, factor) for key, value in part.items()}
    return [grown(each, factor) for each in part] if isinstance(part, list) else part


def _scaled(key: str, value: Any, factor: float) -> Any:
    if key in GROWING and isinstance(value, int | float):
        return round(value * factor, 1)
    # Rows are not a specification: a column may well be called fontSize.
    return value if key == "datasets" else grown(value, factor)
