"""Where fits run: one after another, on this machine's cores or on a cluster. Their figures are the same."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, TypeVar

Asked = TypeVar("Asked")
Done = TypeVar("Done")
Run = Callable[[Callable[[Asked], Done], Sequence[Asked]], Iterator[Done]]
"""Does one piece of work on each thing asked; what is done comes in the order of what was asked."""

FEW: Final = 8
"""Fits that take less time than processes for them take to start."""
CONNECT_SECONDS: Final = 10
WORKERS_SECONDS: Final = 60
"""How long a run waits for a first worker, or for another when all have gone."""


class ClusterError(Exception):
    """The cluster cannot be used; the words say what to do. Nothing has changed."""


def here(work: Callable[[Asked], Done], asked: Sequence[Asked]) -> Iterator[Done]:
    """On this machine, through joblib."""
    from joblib import Parallel, delayed

    jobs = 1 if len(asked) <= FEW else -1
    done: Iterator[Done] = Parallel(n_jobs=jobs, return_as="generator")(delayed(work)(each) for each in asked)
    return done


@contextmanager
def running(cluster: str | None) -> Iterator[Run[Any, Any]]:
    """On the workers of a Dask scheduler at an address, or here where none is given.

    Raises ClusterError where Dask is not installed, nobody answers at the address, or no worker is or stays there.
    """
    if cluster is None:
        yield here
        return
    try:
        import distributed
    except ImportError:
        message = "--cluster needs Dask. Install it with: pip install 'homecare[cluster]'. Nothing has changed."
        raise ClusterError(message) from None
    with _connected(distributed, cluster) as client:
        yield lambda work, asked: _on(client, work, asked)


@contextmanager
def _connected(distributed: Any, address: str) -> Iterator[Any]:
    client = _client(distributed, address)
    if client is None:
        message = (
            f"No Dask scheduler answers at {address}. Check the address, as tcp://10.0.0.5:8786, "
            "and that the scheduler runs. Nothing has changed."
        )
        raise ClusterError(message)
    with client:
        _insist_on_workers(client, address)
        yield client


def _client(distributed: Any, address: str) -> Any:
    """None where nobody answers. What is left of a failed client goes now: later it could wait on itself for ever."""
    try:
        return distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, ImportError):
        pass
    gc.collect()
    return None


def _insist_on_workers(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=WORKERS_SECONDS)
    except TimeoutError:
        message = (
            f"The scheduler at {address} has no workers. Start one with: dask worker {address}. Nothing has changed."
        )
        raise ClusterError(message) from None


def _on(client: Any, work: Callable[[Asked], Done], asked: Sequence[Asked]) -> Iterator[Done]:
    """A fit whose worker dies is given to another."""
    from distributed import CancelledError, KilledWorker

    try:
        for future in client.map(work, asked, pure=False):
            yield _result(client, future)
    except (CancelledError, KilledWorker, OSError) as error:
        lost = f"The cluster was lost ({type(error).__name__})."
        message = f"{lost} Nothing has changed; run it again, or without --cluster."
        raise ClusterError(message) from None
    except ImportError as error:
        message = f"A worker lacks {error.name}: install the same homecare there. Nothing has changed."
        raise ClusterError(message) from None


def _result(client: Any, future: Any) -> Any:
    """However long a fit takes, as long as there is a worker that may do it."""
    while True:
        try:
            return future.result(timeout=WORKERS_SECONDS)
        except TimeoutError:
            _insist_on_workers(client, client.scheduler.address)
