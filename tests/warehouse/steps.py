"""Durable steps of a process: everything that changes the disk below one folder, counted and written down."""

import json
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Self

import duckdb
import polars as pl

NAMED_FIRST = ("replace", "rename", "link", "unlink", "chmod", "truncate", "mkdir", "rmdir")
MOVES = {"replace", "rename", "link"}


@dataclass
class Steps:
    """`happened` holds (what, path, other path); the process dies before the step numbered `point`."""

    folder: Path
    point: int | None = None
    happened: list[tuple[str, str, str]] = field(default_factory=list)

    def reach(self, what: str, path: object, other: object = "") -> None:
        if not str(path).startswith(str(self.folder)):
            return
        if len(self.happened) == self.point:
            os.kill(os.getpid(), signal.SIGKILL)
        self.happened.append((what, str(path), str(other)))

    def write(self, file: Path) -> None:
        file.write_text(json.dumps(self.happened), encoding="utf-8")


def watch(steps: Steps) -> None:
    """From here on each step is reached before it is done."""
    for name in NAMED_FIRST:
        setattr(os, name, _named(steps, name, getattr(os, name)))
    _watch_handles(steps)
    _watch_writing(steps)
    _watch_tables(steps)


def _named(steps: Steps, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(path: Any, *others: Any, **options: Any) -> Any:
        within = _path_of(options["dir_fd"]) / str(path) if options.get("dir_fd") is not None else path
        if name != "mkdir" or not Path(within).is_dir():
            steps.reach(name, within, others[0] if name in MOVES else "")
        return real(path, *others, **options)

    return call


def _path_of(handle: int) -> Path:
    return Path(f"/proc/self/fd/{handle}").readlink()


def _watch_handles(steps: Steps) -> None:
    real_sync, real_open, real_file = os.fsync, os.open, os.fdopen

    def fsync(handle: int) -> None:
        steps.reach("fsync", _path_of(handle))
        real_sync(handle)

    def create(path: Any, flags: int, *others: Any, **options: Any) -> int:
        if flags & os.O_CREAT:
            steps.reach("create", path)
        return real_open(path, flags, *others, **options)

    def fdopen(handle: int, *others: Any, **options: Any) -> Any:
        steps.reach("write", _path_of(handle))
        return real_file(handle, *others, **options)

    os.fsync, os.open, os.fdopen = fsync, create, fdopen  # type: ignore[assignment]


def _watch_writing(steps: Steps) -> None:
    real = Path.open

    def opened(path: Path, mode: str = "r", *others: Any, **options: Any) -> Any:
        if mode not in {"wb", "ab"} or not str(path).startswith(str(steps.folder)):
            return real(path, mode, *others, **options)
        steps.reach("create", path)
        return _Torn(real(path, mode), path, steps)

    Path.open = opened  # type: ignore[assignment,method-assign]


class _Torn:
    """A file whose writes can be caught half done."""

    def __init__(self, file: IO[bytes], path: Path, steps: Steps) -> None:
        self.file, self.path, self.steps = file, path, steps

    def write(self, content: bytes) -> int:
        self.steps.reach("write", self.path)
        half = len(content) // 2
        self.file.write(content[:half])
        self.file.flush()
        self.steps.reach("half written", self.path)
        return half + self.file.write(content[half:])

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.file.close()


def _watch_tables(steps: Steps) -> None:
    connection = duckdb.DuckDBPyConnection
    real_parquet, real_execute, real_exit = pl.DataFrame.write_parquet, connection.execute, connection.__exit__

    def write_parquet(rows: pl.DataFrame, path: Any, *others: Any, **options: Any) -> None:
        steps.reach("write", path)
        real_parquet(rows, path, *others, **options)
        whole = Path(path).read_bytes()
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(whole[: len(whole) // 2])
        steps.reach("half written", path)
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(whole)

    def execute(self: Any, statement: Any, *others: Any, **options: Any) -> Any:
        if str(statement).split(" ", 1)[0] in {"begin", "create", "drop", "commit", "delete", "insert"}:
            steps.reach("sql", steps.folder, " ".join(str(statement).split()[:3]))
        return real_execute(self, statement, *others, **options)

    def leave(self: Any, *error: Any) -> Any:
        steps.reach("sql", steps.folder, "close")
        return real_exit(self, *error)

    pl.DataFrame.write_parquet = write_parquet  # type: ignore[assignment,method-assign]
    connection.execute = execute  # type: ignore[assignment,method-assign]
    connection.__exit__ = leave  # type: ignore[method-assign]
