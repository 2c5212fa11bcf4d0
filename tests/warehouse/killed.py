"""`homecare` in processes that die by SIGKILL at a chosen durable step.

`python -m tests.warehouse.killed` takes jobs as lines of JSON and answers each with its exit status. Every job is the
real command in a fork of its own, so the imports are paid for once. Step N is what the process is about to do when it
has done N durable things: a job with `point` N dies there.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import dashboard.cli
import dashboard.intake.receive
import forecasting  # noqa: F401  slow: once for all forks
from dashboard.intake.reading.model import RawTable, ReadRequest
from dashboard.intake.reading.tables import read_table
from tests.warehouse import bad_designs
from tests.warehouse.steps import Steps, watch


@dataclass(frozen=True)
class Job:
    """One command. Its words go to `says`.out and `says`.err, the steps it made to `trace`."""

    arguments: list[str]
    environment: dict[str, str]
    folder: str
    says: str
    point: int | None = None
    trace: str | None = None
    design: str = "ours"

    def written(self) -> str:
        return json.dumps(asdict(self)) + "\n"


def serve_jobs() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            run(Job(**json.loads(line)))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def run(job: Job) -> None:
    """Never returns."""
    try:
        _speak_into(job)
        os.environ.clear()
        os.environ.update(job.environment)
        sys.argv = ["homecare", *job.arguments]
        code = _watched(job)
    except BaseException as error:  # noqa: BLE001
        print(f"the trial itself went wrong: {error!r}", file=sys.stderr)
        code = 70
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _watched(job: Job) -> int:
    setattr(dashboard.intake.receive, "read_tables", _read_here)  # noqa: B010
    bad_designs.put_in_place(job.design)
    steps = Steps(Path(job.folder), job.point)
    watch(steps)
    code = _exit_code(dashboard.cli.main)
    steps.reach("end", job.folder)
    if job.trace:
        steps.write(Path(job.trace))
    return code


def _exit_code(command: Callable[[], None]) -> int:
    try:
        command()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _read_here(asked: list[ReadRequest], limits: object) -> list[RawTable]:
    """The reader's own process has tests of its own and never touches the store."""
    return [read_table(request) for request in asked]


def _speak_into(job: Job) -> None:
    for stream, name in ((1, f"{job.says}.out"), (2, f"{job.says}.err")):
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, stream)
        os.close(handle)


if __name__ == "__main__":
    serve_jobs()
