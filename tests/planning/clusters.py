"""A Dask scheduler and its workers as processes of their own on this machine, ended by whoever asked for them."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

READY_SECONDS = 30


@dataclass
class Cluster:
    address: str
    workers: "list[subprocess.Popen[bytes]]"

    def kill_a_worker(self) -> None:
        """As a machine goes that loses its power."""
        worker = self.workers.pop()
        worker.send_signal(signal.SIGKILL)
        worker.wait(READY_SECONDS)


@contextmanager
def cluster(workers: int) -> Iterator[Cluster]:
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    with ExitStack() as stack:
        stack.enter_context(_running("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"))
        _wait_for(port)
        options = (address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        yield Cluster(address, [stack.enter_context(_running("worker", *options)) for _ in range(workers)])


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(part: str, *options: str) -> "Iterator[subprocess.Popen[bytes]]":
    command = [sys.executable, "-m", f"distributed.cli.dask_{part}", *options]
    threads = {"OMP_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1"}
    process = subprocess.Popen(
        command, env={**os.environ, **threads}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(READY_SECONDS)


def _wait_for(port: int) -> None:
    ends = time.monotonic() + READY_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.1)
        else:
            return
