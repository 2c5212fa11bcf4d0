"""Kill a command at each of its steps, then ask of its store everything that must hold."""

import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

from dashboard.warehouse.store import Store
from tests.warehouse.faults import readers_faults, recovery_faults
from tests.warehouse.running import Runner, copied, runner
from tests.warehouse.scenario import Scenario, Step

KILLED = -9
AT_ONCE = 2


def trials(case: Scenario, points: Sequence[int], folder: Path) -> dict[str, list[str]]:
    """The faults found at each kill point; a point without one is left out."""
    free: SimpleQueue[Runner] = SimpleQueue()

    def trial(point: int) -> list[str]:
        run = free.get()
        try:
            return killed_at(run, case, point, folder / f"{case.arguments[0]}-{case.design}-{point}".replace(" ", "-"))
        finally:
            free.put(run)

    with ExitStack() as stack, ThreadPoolExecutor(AT_ONCE) as pool:
        for _ in range(AT_ONCE):
            free.put(stack.enter_context(runner()))
        found = dict(zip(points, pool.map(trial, points), strict=True))
    return {f"{point}: before {told(case.steps[point])}": faults for point, faults in found.items() if faults}


def told(step: Step) -> str:
    what, path, other = step
    return f"{what} {'/'.join(Path(path).parts[-2:])} {other.rsplit('/', 1)[-1]}".strip()


def killed_at(run: Runner, case: Scenario, point: int, folder: Path) -> list[str]:
    copied(case.folder, folder)
    old = Store(folder / "store").current()
    ended = run.run(folder, *case.arguments, point=point, design=case.design)
    if ended.status != KILLED:
        return [f"it was to be killed and ended with {ended.status}: {ended.messages}"]
    faults = readers_faults(run, case, folder, old)
    if case.design == "ours":
        faults += recovery_faults(run, case, folder)
    shutil.rmtree(folder)
    return faults
