"""The twelve indicators of winter pressure as the screen says them: rows of `winter_signals`."""

from collections.abc import Callable
from typing import Any, Final

import polars as pl

from dashboard import wording

Say = Callable[[float | None], str]

INDICATORS: Final[dict[str, tuple[str, Say]]] = {
    "waiting_hours": ("Hours waiting", wording.hours),
    "longest_wait": ("Longest wait", wording.days),
    "delayed_people": ("Delayed in hospital", wording.people),
    "discharges_with_care": ("Discharges with care", wording.people),
    "reablement_days": ("Reablement stay", wording.days),
    "awaiting_onward_care": ("Awaiting onward care", wording.people),
    "admissions_with_package": ("Admitted with package", wording.people),
    "handback_hours": ("Handed back", wording.hours),
    "spare_hours": ("Spare hours declared", wording.hours),
    "absence": ("Staff absence", wording.percent),
    "missed_late_visits": ("Missed and late visits", wording.number),
    "offers_declined": ("Offers declined", lambda share: wording.percent(share, 0)),
}
SHARES: Final = ("absence", "offers_declined")
JUDGED: Final = {"concern": "worse", "improvement": "better", "none": "steady", "no_data": "no data"}


def worded(signals: pl.DataFrame) -> pl.DataFrame:
    """One place's rows of a week with `label, now, usual, judged` in words, in the order of the indicators."""
    order = {name: at for at, name in enumerate(INDICATORS)}
    rows = signals.sort(pl.col("indicator").replace_strict(order, return_dtype=pl.Int64)).to_dicts()
    told = [
        (
            INDICATORS[row["indicator"]][0],
            INDICATORS[row["indicator"]][1](row["value"]),
            _usual(row),
            JUDGED[row["signal"]],
        )
        for row in rows
    ]
    return pl.DataFrame(told, schema=dict.fromkeys(("label", "now", "usual", "judged"), pl.String), orient="row")


def usual_words(row: dict[str, Any]) -> str:
    """As "usual 264 to 336"."""
    if row["lower_limit"] is None:
        return "too few weeks for a range" if row["value"] is not None else "no figure this week"
    return f"usual {_usual(row)}"


def past_words(row: dict[str, Any]) -> str:
    """As "last winter 342", of the same week; blank where it is not known."""
    past = row["last_winter"]
    return "" if past is None else f"last winter {_bare(row['indicator'])(past)}"


def _bare(indicator: str) -> Say:
    return (lambda value: wording.percent(value, 0)) if indicator in SHARES else wording.number


def _usual(row: dict[str, Any]) -> str:
    """No figure here can be below nought, nor a share above the whole."""
    lower, upper = row["lower_limit"], row["upper_limit"]
    if lower is None or upper is None:
        return wording.NOT_AVAILABLE
    say = _bare(row["indicator"])
    upper = min(upper, 1.0) if row["indicator"] in SHARES else upper
    return f"{say(max(lower, 0.0))} to {say(upper)}"
