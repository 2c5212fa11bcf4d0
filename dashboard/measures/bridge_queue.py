"""Who joined a queue and who left it between two Mondays: `queue_bridge`."""

from typing import Final

from dashboard.measures.record import AddsOver, Measure, Worse

# step: label, which way is worse, who they are
_STEPS: Final[dict[str, tuple[str, Worse, str]]] = {
    "opening": ("Waiting a week before", None, "waiting on the Monday before"),
    "joined": ("Joined", "up", "referred in the seven days to the Monday"),
    "placed": ("Care started", "down", "whose care started"),
    "died": ("Died", "up", "who died while waiting"),
    "declined": ("Declined", None, "who no longer wanted the care"),
    "admitted": ("Into hospital", None, "who went into hospital"),
    "other": ("Other reasons", None, "who left for a care home, for another reason or without one stated"),
    "closing": ("Waiting now", "up", "waiting on the Monday"),
    "residual": ("Unexplained", "up", "that the steps leave unexplained. It must be 0"),
}


def _measure(step: str, unit: str, label: str, worse: Worse, who: str) -> Measure:
    adds: AddsOver = "zones" if step in ("opening", "closing") else "weeks"
    counted = "People" if unit == "people" else "Hours a week of people"
    return Measure(
        name=f"queue_{step}_{unit}",
        label=label,
        unit="people" if unit == "people" else "hours a week",
        format="whole",
        worse=worse,
        meaning=f"{counted} {who}.",
        formula=_formula(step),
        source=("waiting_list",),
        mart="queue_bridge",
        column=f"{step}_{unit}",
        limitations="Each referral counts one. Who came and left inside the week is in both.",
        adds_over=adds,
    )


def _formula(step: str) -> str:
    if step in ("opening", "closing"):
        return "Referrals made on or before that Monday and not closed by it."
    if step == "residual":
        return "Closing \u2212 (opening + joined \u2212 all who left)."
    day = "made" if step == "joined" else "closed for this reason"
    return f"Referrals {day} after the Monday before, up to and on this Monday."


MEASURES = tuple(_measure(step, unit, *words) for unit in ("people", "hours") for step, words in _STEPS.items())
