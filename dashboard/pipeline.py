"""load -> build -> publish: the whole line. Nothing is published unless all of it stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dashboard import settings as local
from dashboard.intake.reading.model import Limits
from dashboard.intake.receive import Request, receive
from dashboard.loading import arrivals, feeds, judging, versions
from dashboard.loading.arrivals import Arrival, LoadRefusedError
from dashboard.loading.versions import Change, Progress
from dashboard.planning import forecasts, histories
from dashboard.planning.fits import Run
from dashboard.planning.forecasts import Council
from dashboard.settings import Settings, key_file
from dashboard.warehouse import frozen, history, keys, reading, room
from dashboard.warehouse.history import History
from dashboard.warehouse.ledger import Load
from dashboard.warehouse.store import Current, Store

Confirm = Callable[[Sequence[Arrival]], bool]
FORECAST_WAITS = 600
"""Seconds that a forecast, once made, waits for a load that holds the store."""


@dataclass(frozen=True)
class Report:
    """What a run did: its arrivals, loads that were there before, and the version that is live now."""

    arrivals: tuple[Arrival, ...] = ()
    repeated: tuple[Load, ...] = ()
    version: str | None = None


def load_files(store: Store, requests: Sequence[Request], confirm: Confirm, progress: Progress) -> Report:
    """Take files in, show what they change, and publish: all of them or none.

    Raises ReadRefused, LoadRefusedError, BuildRefusedError, WrongKeyError, StoreBusyError or StoreDamagedError; what
    is published does not change then.
    """
    settings = local.read()
    with store.writing():
        past = _open(store, store.current())
        progress("reading")
        extracts = receive(requests, store.profiles, _limits(settings), lambda: _key(store, progress))
        progress("checking rows")
        arrived = [arrivals.arrive(extract, settings, past, place) for place, extract in enumerate(extracts)]
        arrivals.refuse_rivals(arrived)
        fresh, repeated = arrivals.split_repeats(arrived, past)
        if not fresh:
            return Report(repeated=tuple(repeated))
        fresh, standing = judging.judge(store, past, fresh, settings)
        if not confirm(fresh):
            message = "Not confirmed. Nothing was published."
            raise LoadRefusedError(message)
        current = versions.make_live(store, Change(past, arrivals=fresh), standing, settings, progress)
        return Report(tuple(fresh), tuple(repeated), current.name)


def undo(store: Store, name: str, progress: Progress) -> Report:
    """Publish from the ledger without a load.

    Raises LoadRefusedError where there is no such load or it is undone already.
    """
    settings = local.read()
    with store.writing():
        past = _open(store, store.current())
        _refuse_unknown(past, name)
        change = Change(past, undoes=(name,))
        current = versions.make_live(store, change, feeds.stand(store, change.standing()), settings, progress)
        return Report(version=current.name)


def forecast(store: Store, run: Run[Any, Any], progress: Progress) -> Report:
    """Fit models to what is published, keep what they say, and publish it; the same histories are not fitted twice.

    The store is free while models are fitted: a load in the meantime stands, and the forecast is published upon it.
    Raises NothingPublishedError before the first load, LoadRefusedError where there is nothing to learn from.
    """
    settings = local.read()
    with store.writing():
        _open(store, store.current())
        council = _council(store, settings)
        known = frozen.made(store, council.learnt.made_on, council.learnt.of)
    made = [] if known else forecasts.freeze([council], datetime.now(UTC), run, progress)
    with store.writing(FORECAST_WAITS):
        past = _open(store, store.current())
        for each in made:
            frozen.keep(store, each)
        if frozen.stands_in(store, reading.live_path(store)):
            return Report()
        current = versions.make_live(store, Change(past), feeds.stand(store, past.standing), settings, progress)
        return Report(version=current.name)


def _council(store: Store, settings: Settings) -> Council:
    live = reading.live_path(store)
    found = forecasts.council({name: reading.table(live, name) for name in histories.SOURCES}, settings.nation)
    if found is None:
        message = "No hours are known yet, so there is nothing to forecast. Load packages or commissioned hours."
        raise LoadRefusedError(message)
    return found


def rebuild(store: Store, progress: Progress) -> Report:
    """Publish again from the ledger, whatever became of CURRENT and the version it names.

    Raises LoadRefusedError where the ledger holds no load.
    """
    settings = local.read()
    with store.writing():
        past = _open(store, store.readable())
        if not past.loads:
            message = "Nothing was ever loaded into this store, so there is nothing to build."
            raise LoadRefusedError(message)
        current = versions.make_live(store, Change(past), feeds.stand(store, past.standing), settings, progress)
        return Report(version=current.name)


def _open(store: Store, current: Current | None) -> History:
    store.prepare()
    _refuse_full_disk(store)
    history.complete(store, current)
    return history.read(store)


def _refuse_full_disk(store: Store) -> None:
    needed, free = room.needed(store), room.free(store)
    if free < needed:
        message = (
            f"The disk of {store.root} has {free / 1e6:,.0f} MB free and a new version needs {needed / 1e6:,.0f} MB. "
            "Free some space. Nothing was published."
        )
        raise LoadRefusedError(message)


def _limits(settings: Settings) -> Limits:
    return Limits(settings.read_memory_mb * 1024**2, settings.read_seconds)


def _key(store: Store, progress: Progress) -> bytes:
    key, made = keys.read_or_make(key_file())
    if made:
        progress(f"made the key that hashes person ids: {key_file()} (keep it safe, and out of the store)")
    keys.admit(store, history.read(store).key_id, key, key_file())
    return key


def _refuse_unknown(past: History, name: str) -> None:
    load = past.find(name)
    if load is None or load.undone_at is not None:
        state = "is undone already" if load else "is not in the ledger; `homecare loads` lists them"
        message = f"Load {name} {state}. Nothing was published."
        raise LoadRefusedError(message)
