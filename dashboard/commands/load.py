"""load, undo, loads: what goes into the store and comes out of it."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dashboard import pipeline
from dashboard.commands import publishing
from dashboard.commands.telling import WRONG_USE, plainly, say, tell_json
from dashboard.intake.receive import Request
from dashboard.loading.arrivals import Arrival, LoadRefusedError
from dashboard.settings import read, store_folder
from dashboard.warehouse import history
from dashboard.warehouse.store import Store

Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")]


class Claim(StrEnum):
    """What a file claims to hold."""

    changes = "changes"
    snapshot = "snapshot"
    full = "full"


def load(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="One publish for all of them, or none.")],
    kind: Annotated[
        str | None, typer.Option(help="Kind of extract; worked out from the headers where not given.")
    ] = None,
    profile: Annotated[str | None, typer.Option(help="Mapping profile; `homecare profiles` lists them.")] = None,
    sheet: Annotated[str | None, typer.Option(help="Sheet of a workbook.")] = None,
    claims: Annotated[Claim, typer.Option("--as", help="What the file claims to hold.")] = Claim.changes,
    as_at: Day = None,
    covers_from: Day = None,
    feed: Annotated[str | None, typer.Option(help="Name of the source; the profile's name where not given.")] = None,
    constants: Annotated[list[str] | None, typer.Option("--set", metavar="COLUMN=VALUE")] = None,
    only: Annotated[list[str] | None, typer.Option("--only", metavar="COLUMN=VALUE")] = None,
    without: Annotated[list[str] | None, typer.Option("--without", metavar="COLUMN")] = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Publish large changes without asking.")] = False,
    preview: Annotated[bool, typer.Option("--preview", help="Show the difference and publish nothing.")] = False,
    discard: Annotated[bool, typer.Option("--discard", hidden=True, help="Delete the files when done.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Progress and result as lines of JSON.")] = False,
) -> None:
    """Take extracts in, show what they change, and publish."""
    common = Request(
        Path(), kind, profile, sheet, claims.value, as_at.date() if as_at else None,
        covers_from.date() if covers_from else None, feed, pairs(constants), pairs(only), tuple(without or ()),
    )  # fmt: skip
    requests = [Request(**{**vars(common), "path": path}) for path in files]

    def confirm(arrivals: Sequence[Arrival]) -> bool:
        publishing.difference(arrivals, as_json=as_json)
        if preview:
            publishing.previewed(arrivals, read().confirm_change, as_json=as_json)
            raise typer.Exit(0)
        return yes or _agreed(arrivals, may_ask=sys.stdin.isatty() and not as_json)

    with plainly(as_json=as_json), _discarding(files if discard else []):
        report = pipeline.load_files(Store(store_folder()), requests, confirm, publishing.progress(as_json=as_json))
        publishing.report(report, as_json=as_json)


@contextmanager
def _discarding(files: Sequence[Path]) -> Iterator[None]:
    """Uploads hold what a store never keeps: they go, however the load ends."""
    try:
        yield
    finally:
        for path in files:
            path.unlink(missing_ok=True)


def _agreed(arrivals: Sequence[Arrival], *, may_ask: bool) -> bool:
    large = publishing.large_changes(arrivals, read().confirm_change)
    if not large:
        return True
    if not may_ask:
        message = f"{large} Nothing was published. If that is right, load again with --yes."
        raise LoadRefusedError(message)
    return typer.confirm(f"{large} Publish?", err=True)


def pairs(options: list[str] | None) -> dict[str, str]:
    """COLUMN=VALUE options as a mapping; wrong use where one has no equals sign."""
    found = {}
    for option in options or []:
        name, equals, value = option.partition("=")
        if not equals:
            say(f"'{option}' is not COLUMN=VALUE.")
            raise typer.Exit(WRONG_USE)
        found[name.strip()] = value.strip()
    return found


def undo(
    load: Annotated[str, typer.Argument(metavar="LOAD", help="Its number, as `homecare loads` lists it.")],
) -> None:
    """Take a load back: publish again without it."""
    with plainly():
        pipeline.undo(Store(store_folder()), load, publishing.progress(as_json=False))
        print(f"{load} is undone.")


def loads(*, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Every load that was published, undone ones included."""
    with plainly():
        past = history.read(Store(store_folder()))
        if as_json:
            tell_json([publishing.load_words(load) for load in past.loads])
        else:
            publishing.loads_table(past.loads)
