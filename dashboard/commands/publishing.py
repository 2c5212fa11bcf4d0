"""What the commands that publish tell: in words for a person, in lines of JSON for the page."""

from collections.abc import Callable, Sequence
from typing import Any

import polars as pl

from dashboard.commands.telling import say, tell_json
from dashboard.intake.standing.difference import Difference
from dashboard.loading.arrivals import Arrival
from dashboard.pipeline import Report
from dashboard.warehouse.ledger import Load

SHOWN_REFUSALS = 10


def progress(*, as_json: bool) -> Callable[[str], None]:
    """A listener for steps."""

    def tell(step: str) -> None:
        if as_json:
            tell_json({"event": "progress", "step": step})
        else:
            say(f"  {step}")

    return tell


def difference(arrivals: Sequence[Arrival], *, as_json: bool) -> None:
    """What each arrival changes, which rows were refused, which headers were not used."""
    for arrival in arrivals:
        if as_json:
            tell_json({"event": "difference", **_words(arrival)})
        else:
            say("\n".join(_lines(arrival)))


def previewed(arrivals: Sequence[Arrival], threshold: float, *, as_json: bool) -> None:
    """The end of a preview, with the large changes that publishing would ask about."""
    large = large_changes(arrivals, threshold)
    if as_json:
        tell_json({"event": "previewed", "large_changes": large})
    else:
        say(f"{large} Preview only. Nothing was published.".strip())


def report(done: Report, *, as_json: bool) -> None:
    """What was published."""
    if as_json:
        loaded = [load_words(arrival.load) for arrival in done.arrivals]
        repeated = [load_words(load) for load in done.repeated]
        tell_json({"event": "published", "version": done.version, "loads": loaded, "repeated": repeated})
        return
    for load in done.repeated:
        print(f"{load.load}: {load.file_name} was loaded before as {load.kind}; nothing to do.")
    for arrival in done.arrivals:
        print(f"{arrival.load.load}: {_counts(arrival)}. Undo with: homecare undo {arrival.load.load}")


def large_changes(arrivals: Sequence[Arrival], threshold: float) -> str:
    """The zones whose hours change by more than the threshold, in words; empty where none does."""
    found = [
        f"{row['code']} {row['hours_before']:,.0f} to {row['hours_after']:,.0f} ({arrival.load.kind})"
        for arrival in arrivals
        if arrival.difference
        for row in arrival.difference.beyond(threshold).iter_rows(named=True)
    ]
    return f"Hours change by more than {threshold:.0%} in: {', '.join(found)}." if found else ""


def load_words(load: Load) -> dict[str, Any]:
    """A load as JSON."""
    return {**load.to_json(), "undone_at": load.undone_at}


def loads_table(loads: Sequence[Load]) -> None:
    """A line a load."""
    for load in loads:
        state = f"undone {load.undone_at:%Y-%m-%d %H:%M}" if load.undone_at else ""
        print(
            f"{load.load}  {load.loaded_at:%Y-%m-%d %H:%M}  {load.kind:<18} {load.feed:<12} as at {load.as_at}  "
            f"{load.rows_accepted:>8,} rows  {load.rows_refused:>5,} refused  {load.file_name}  {state}".rstrip()
        )


def _counts(arrival: Arrival) -> str:
    load = arrival.load
    refused = f", {load.rows_refused:,} refused" if load.rows_refused else ""
    collapsed = f", {load.rows_collapsed:,} repeated" if load.rows_collapsed else ""
    return f"{load.file_name} as {load.kind}, {load.rows_accepted:,} rows accepted{refused}{collapsed}"


def _lines(arrival: Arrival) -> list[str]:
    changed = arrival.difference
    lines = [f"{_counts(arrival)}, as at {arrival.load.as_at}."]
    if changed:
        lines.append(f"  {changed.rows_new:,} rows new, {changed.rows_changed:,} changed, {changed.rows_gone:,} gone.")
        lines += _zone_lines(changed)
    lines += [f"  {note}" for note in (*arrival.extract.notes, *arrival.accepted.notes, *arrival.remarks)]
    if arrival.extract.never_seen:
        lines.append(f"  Columns not used: {', '.join(arrival.extract.never_seen)}")
    return lines + _refusal_lines(arrival)


def _zone_lines(changed: Difference) -> list[str]:
    zones = changed.places.filter(pl.col("dimension") == "zone_id", pl.col("hours_before") + pl.col("hours_after") > 0)
    return [
        f"  {row['code']}: {row['hours_before']:,.1f} hours now, {row['hours_after']:,.1f} after"
        for row in zones.iter_rows(named=True)
    ]


def _refusal_lines(arrival: Arrival) -> list[str]:
    refused = arrival.accepted.refused
    lines = [
        f"  Row {row['source_row']} refused: {row['column']} ({row['value'] or 'blank'}) {row['reason']}"
        for row in refused.head(SHOWN_REFUSALS).iter_rows(named=True)
    ]
    return [*lines, f"  and {refused.height - SHOWN_REFUSALS:,} more"] if refused.height > SHOWN_REFUSALS else lines


def _words(arrival: Arrival) -> dict[str, Any]:
    return {
        "load": load_words(arrival.load),
        "difference": arrival.difference.to_json() if arrival.difference else None,
        "notes": [*arrival.extract.notes, *arrival.accepted.notes, *arrival.remarks],
        "headers_not_used": list(arrival.extract.never_seen),
        "refused": arrival.accepted.refused.head(200).to_dicts(),
    }
