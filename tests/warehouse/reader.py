"""A reader in a process of its own: `python -m tests.warehouse.reader STOP` looks again and again until STOP exists.

Written at the end: what it saw, as [sequence of the version, hours of weekly_hours, hours of package_sizes].
"""

import json
import sys
from pathlib import Path

from dashboard import marts
from dashboard.settings import store_folder
from dashboard.warehouse.store import Store


def look() -> tuple[int, float, float]:
    current = Store(store_folder()).current()
    assert current
    version = marts.live_version()
    weeks = marts.read("weekly_hours", version)
    sizes = marts.read("package_sizes", version)
    last = weeks["week_commencing"].max()
    everyone = weeks.filter(week_commencing=last, zone_id="all", age_band="all")["live_hours"].sum()
    by_size = sizes.filter(week_commencing=last, zone_id="all", age_band="all")["hours"].sum()
    return current.sequence, float(everyone), float(by_size)


def main() -> None:
    seen = []
    while not Path(sys.argv[1]).exists():
        seen.append(look())
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
