"""`python -m tests.bench`: every figure, its floor, their ratio and the limit; exit 1 where one is over its limit."""

import logging
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import browser, exits, figures, loads, markets, pages


def main() -> int:
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="homecare-bench-") as name:
        found = measure(Path(name))
    print(figures.table(found))
    print(f"Medians of interleaved runs, {time.monotonic() - started:.0f} s in all; wall time is judged.")
    over = [figure.name for figure in found if figure.over]
    print(f"Over the limit: {', '.join(over)}." if over else "Everything is within its limit.")
    return 1 if over else 0


def measure(folder: Path) -> list[figures.Figure]:
    os.environ |= {"HOMECARE_STORE": str(folder / "store"), "HOMECARE_KEY_FILE": str(folder / "key")}
    found = [
        loads.whole_history(folder, loads.sample(folder)),
        markets.built(folder),
        *exits.measured(),
        *loads.start_up(),
        loads.forecast(folder / "store"),
        pages.first(),
    ]
    pages.record(folder / "drawn.pickle")
    return [*found, *pages.cold(), *pages.scripts(), *browser.clicks()]


if __name__ == "__main__":
    sys.exit(main())
