"""The child process that opens files other people made: `python -m dashboard.intake.reading.guard FOLDER BYTES`.

FOLDER holds requests.json. Written there: `reading` (position of the file at hand), N.json and N.arrow for each
table, or refused.json.
"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.intake.reading.model import RawTable

REQUESTS, READING, REFUSED = "requests.json", "reading", "refused.json"
OUT_OF_MEMORY = 77


def limit_memory(most: int) -> bool:
    """False where the platform has no such limit: the parent then watches the memory instead."""
    try:
        import resource
    except ImportError:
        return False
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return True


def read_all(folder: Path) -> None:
    from dashboard.intake.reading.model import ReadRefused, ReadRequest
    from dashboard.intake.reading.tables import read_table

    for position, asked in enumerate(json.loads((folder / REQUESTS).read_text("utf-8"))):
        (folder / READING).write_text(str(position), "utf-8")
        request = ReadRequest(Path(asked["path"]), asked["sheet"], tuple(asked["ignore"]))
        try:
            write_table(folder, position, read_table(request))
        except ReadRefused as refused:
            (folder / REFUSED).write_text(json.dumps(vars(refused)), "utf-8")
            return


def write_table(folder: Path, position: int, table: "RawTable") -> None:
    told = {name: value for name, value in vars(table).items() if name != "rows"}
    table.rows.write_ipc(folder / f"{position}.arrow")
    (folder / f"{position}.json").write_text(json.dumps(told), "utf-8")


def main() -> int:
    limit_memory(int(sys.argv[2]))
    try:
        read_all(Path(sys.argv[1]))
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(main())
