"""Where to look first, what is in hospital, and the shortfall ahead: `attention` and the tables beside it."""

from typing import Final

from dashboard.measures.record import AddsOver, Measure, Words, worded

_XMR: Final = (
    "On an XmR chart of its own weeks an indicator is in concern where it is beyond its limits, rises or falls 7 weeks "
    "running, or stays on the worse side."
)
_ORDER: Final = (
    "Zones are looked at in order of these, then of the shortfall in 4 weeks, then of hours waiting per 1,000 live "
    "hours, then by name."
)
_ALARM: Final = "An alarm is the level reaching high, or one indicator in concern; it lasts until 4 quiet weeks."
_RISE: Final = "A rise is 2 Mondays over the limit after 8 that are not."
_LATE: Final = "Ends arrive late, so the last two weeks are provisional."
_AHEAD: Final = (
    "Spare hours are taken to stay as they are declared now. Shown to 10 hours: a unit would claim too much."
)
_DRAWS: Final = "Of joint draws of demand in all zones, each less the capacity that is known to be there"

_WORDS: Final[dict[tuple[str, str], Words]] = {
    ("pressure_levels", "concerns"): (
        "Pressure level",
        "indicators in concern",
        "whole",
        "up",
        "How many of the twelve winter indicators of a zone are worse than its own past explains.",
        f"Indicators in concern, counted. {_XMR} How many make critical, high and watch each council sets.",
        "An indicator that is not returned is not counted as steady; where none is, the level is no data.",
    ),
    ("alarm_record", "warned_early_share"): (
        "Rises warned of",
        "of rises",
        "percent",
        "down",
        "How many of the times that hours waiting rose past their limit an alarm came at least two weeks before.",
        f"{_RISE} Counted where the first alarm of the 13 weeks before came 2 weeks ahead or more. {_ALARM}",
        "Every week is judged by what was known then. Few rises make a rough share.",
    ),
    ("alarm_record", "false_a_zone_year"): (
        "False alarms",
        "a zone-year",
        "decimal",
        "up",
        "How often an alarm came and hours waiting did not rise past their limit.",
        f"Alarms that no rise followed within 13 weeks / judged weeks x 52. {_ALARM} {_RISE}",
        "An alarm that begins while hours waiting are over the limit already is late, not false.",
    ),
    ("attention", "newly_signalling"): (
        "Newly in concern",
        "indicators",
        "whole",
        "up",
        "Winter indicators of a zone that are in concern now and were not the week before.",
        f"{_ORDER} {_XMR}",
        "A pattern of several weeks marks each of them, so it is new only where it begins.",
    ),
    ("attention", "shortfall_in_4_weeks"): (
        "Shortfall in 4 weeks",
        "hours short",
        "whole",
        "up",
        "Hours a week that a zone is likely to be short of four weeks on.",
        "Forecast demand \u2212 forward capacity, where above nought.",
        f"Only for the census that the last forecast was made on. {_AHEAD}",
    ),
    ("attention", "waiting_per_1000"): (
        "Waiting per 1,000 hours",
        "hours",
        "decimal",
        "up",
        "Hours waiting for each 1,000 hours that are delivered, so that zones of different size compare.",
        "Hours waiting x 1,000 / live hours.",
        "Not known where no care is live.",
    ),
    ("discharge_weeks", "delayed_people"): (
        "Delayed in hospital",
        "people",
        "whole",
        "up",
        "People well enough to leave hospital who wait there for care.",
        "As the hospitals return it for the week; a zone's hospitals added up.",
        "Hospitals count in their own ways: compare a zone with its own past.",
    ),
    ("suspended_care", "people"): (
        "In hospital, care kept",
        "people",
        "whole",
        None,
        "People in hospital and expected back, whose package is suspended.",
        "Different people with a suspended package on the Monday.",
        "Only where the extract marks suspended packages.",
    ),
    ("suspended_care", "hours"): (
        "Hours kept for people in hospital",
        "hours a week",
        "whole",
        None,
        "Hours of care a week of packages suspended while the person is in hospital.",
        "Weekly hours of suspended packages on the Monday, added up.",
        "They are not live, and not spare: the person is expected back.",
    ),
    ("starts_and_ends", "hours"): (
        "Care that came and went",
        "hours a week",
        "whole",
        None,
        "Hours of packages begun in the week by where people came from, and of those ended by why.",
        "New, and ended or handed back, as in the bridge of live hours; by the source and the reason on the last line.",
        f"Only where lines say it. {_LATE}",
    ),
    ("starts_and_ends", "packages"): (
        "Packages that came and went",
        "packages",
        "whole",
        None,
        "Packages begun and ended in the week, by source and by reason.",
        "Different packages that are new, ended or handed back in the bridge of live hours.",
        f"Only where lines say it. {_LATE}",
    ),
    ("forward_gaps", "shortfall_hours"): (
        "Shortfall ahead",
        "hours short",
        "whole",
        "up",
        "Hours a week likely to be short in a week to come: half of outcomes are above it, half below.",
        f"{_DRAWS}: the council's is what its zones are short of, added up.",
        f"It is a forecast. Zones' most likely gaps add up to less: an outcome counts the zones short in it. {_AHEAD}",
    ),
    ("forward_gaps", "longer_probability"): (
        "Chance of more than now",
        "of outcomes",
        "percent",
        "up",
        "How likely it is that more hours are short in a week to come than are today.",
        f"{_DRAWS}: the share in which a zone's gap, or the sum of what zones are short of, exceeds today's.",
        f"It is a forecast. {_AHEAD}",
    ),
    ("handbacks", "hours"): (
        "Handed back in the week",
        "hours a week",
        "whole",
        "up",
        "Hours of care a week that providers gave up in the seven days before the Monday, replaced at once or not.",
        "Weekly hours of the lines that ended as handed back in those days, added up.",
        f"Only where lines say why they ended. {_LATE}",
    ),
}  # fmt: skip
_SOURCES: Final = {
    "alarm_record": ("packages", "waiting_list", "capacity", "discharges", "reablement", "workforce", "offers"),
    "pressure_levels": ("packages", "waiting_list", "capacity", "discharges", "reablement", "workforce", "offers"),
    "attention": ("packages", "waiting_list", "capacity", "discharges", "reablement", "workforce", "offers"),
    "discharge_weeks": ("discharges",),
    "suspended_care": ("packages",),
    "starts_and_ends": ("packages",),
    "forward_gaps": ("packages", "waiting_list", "capacity", "providers", "workforce"),
    "handbacks": ("packages",),
}
_ADDS: Final[dict[tuple[str, str], AddsOver]] = {
    ("discharge_weeks", "delayed_people"): "zones",
    ("suspended_care", "hours"): "zones",
    ("starts_and_ends", "hours"): "weeks",
    ("starts_and_ends", "packages"): "weeks",
    ("handbacks", "hours"): "weeks",
}


def _measure(table: str, column: str, words: Words) -> Measure:
    adds = _ADDS.get((table, column), "neither")
    return worded(words, table, column, _SOURCES[table], adds, commercial=table == "handbacks")


ATTENTION: Final = {key: _measure(*key, words) for key, words in _WORDS.items()}

MEASURES = tuple(ATTENTION.values())
