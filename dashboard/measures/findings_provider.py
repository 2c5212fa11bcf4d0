"""Titles that say what one provider's record found; without a finding, a plain title."""

import polars as pl

from dashboard import wording

UNKNOWN = "Not rated"
STATUSES = {
    "active": "may take new work",
    "suspended": "suspended: no new work",
    "embargoed": "embargoed: no new work",
    "notice_given": "has given notice",
    "exited": "has left",
}


def provider(name: str, weeks: pl.DataFrame, rank: tuple[int | None, int], zone: str = "") -> str:
    """As "Larkfield Care: 1,240 hours a week, 3rd of 146 providers"; in a zone shorter, for its name."""
    now, (place, count) = weeks.tail(1), rank
    hours, who = (now["hours"].item() if len(now) else 0), f"{name} in {zone}" if zone else name
    if hours is None or place is None:
        return who if hours is None else f"{who}: no care now"
    if zone:
        return f"{who}: {wording.hours(hours)}, {wording.ordinal(place)} of {wording.number(count)}"
    return f"{who}: {wording.hours(hours)} a week, {wording.ordinal(place)} of {wording.providers(count)}"


def standing(changes: pl.DataFrame, name: str) -> list[tuple[str, str]]:
    """Label and words of how the provider stands now: status, rating, group, notice, monitoring, oversight."""
    if changes.is_empty():
        return []
    now = changes.row(0, named=True)
    own = now["group_name"] in (now["provider_id"], name)
    leaving = now["status"] == "notice_given" and now["notice_ends"]
    notice = f", until {wording.long_date(now['notice_ends'])}" if leaving else ""
    facts = [
        ("Status", f"{STATUSES.get(now['status'], now['status'])}{notice}"),
        ("CQC rating", now["rating"]),
        ("Group", "its own" if own else now["group_name"]),
    ]
    facts += [("Call monitoring", _yes(now["ecm_compliant"], "meets the contract", "falls short of the contract"))]
    facts += [("Regulator's oversight list", _yes(now["market_oversight"], "yes", "no"))]
    return [(label, words) for label, words in facts if words]


def _yes(value: bool | None, so: str, otherwise: str) -> str:  # noqa: FBT001  a flag of the extract
    return "" if value is None else so if value else otherwise


def offers(windows: pl.DataFrame) -> str:
    """The longest window of `offer_windows`: "28% of 189 offers accepted"."""
    longest = windows.sort("weeks").tail(1)
    if longest.is_empty() or longest["acceptance"].item() is None:
        return "Offers"
    share, count = longest.select("acceptance", "offers").row(0)
    return f"{wording.percent(share, 0)} of {wording.number(count)} {wording.plural(count, 'offer')} accepted"


def days(windows: pl.DataFrame) -> str:
    """How many weeks that is, and of the last 13: "In 52 weeks; 36% in the last 13. Half answered within 1.5 days"."""
    if windows.is_empty():
        return "What came of them"
    weeks = windows.sort("weeks")["weeks"].to_list()
    share, median = windows.sort("weeks").select("acceptance", "median_days_to_answer").row(0)
    lately = f"; {wording.percent(share, 0)} in the last {weeks[0]}" if share is not None and len(weeks) > 1 else ""
    return f"In {weeks[-1]} weeks{lately}{_answered(median)}"


def _answered(days_taken: float | None) -> str:
    if not days_taken:
        return "" if days_taken is None else ". Half answered on the day"
    whole = days_taken == wording.whole(days_taken)
    words = wording.days(days_taken) if whole else f"{wording.number(days_taken, 1)} days"
    return f". Half answered within {words}"


def uptake(declared: pl.DataFrame) -> str:
    """One row of `spare_uptake`: "62% of hours asked for began"; more can begin than was asked for."""
    share = declared["taken_up_share"].to_list()
    if not share or share[0] is None:
        return "Spare hours taken up"
    if share[0] > 1:
        return "More hours began than were asked for"
    return f"{wording.percent(share[0], 0)} of hours asked for began"


def delivery(periods: pl.DataFrame) -> str:
    """The last period: "97.3% of planned hours delivered"."""
    known = periods.drop_nulls(["planned_hours", "delivered_hours"]).tail(1)
    if known.is_empty() or not known["planned_hours"].item():
        return "Planned and delivered hours"
    return (
        f"{wording.percent(known['delivered_hours'].item() / known['planned_hours'].item())} of planned hours delivered"
    )


def visits(periods: pl.DataFrame) -> str:
    """The last period: "Missed 0.4 and late 12.0 visits a week from 1 Oct 2026"."""
    last = periods.tail(1)
    if last.is_empty() or last["missed_visits"].item() is None or last["late_visits"].item() is None:
        return "Hours a week by period"
    missed, late = wording.number(last["missed_visits"].item(), 1), wording.number(last["late_visits"].item(), 1)
    return f"Missed {missed} and late {late} visits a week from {wording.day_of(last['period_start'].item())}"
