"""`python -m tests.documents`: what the documents say is there, and what must not be in a committed file is not."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from typer.main import get_command

from dashboard.cli import app
from dashboard.intake.contracts import CONTRACTS
from dashboard.measures import MEASURES
from dashboard.planning import WORKED
from dashboard.warehouse import catalogue

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FORBIDDEN = re.compile(r"--(extra-)?index[-]url|--find[-]links|/wo[r]k/|/ro[o]t/|https?://\S+/simple\b")
LOCKS = ("requirements.lock", "requirements-dev.lock")


def tracked(pattern: str) -> list[Path]:
    """Files of the project, committed or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [ROOT / name for name in listed.stdout.split("\n") if name and (ROOT / name).is_file()]


def commands() -> Iterator[str]:
    """Commands that the README does not name, and those it names that are not there."""
    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    named = set(re.findall(r"homecare (?:--store \w+ )?([a-z]+)", README))
    yield from (f"README.md does not name the command '{name}'" for name in sorted(known - named))
    yield from (f"README.md names '{name}', which is no command" for name in sorted(named - known))


def links() -> Iterator[str]:
    """Links and code names in the README that lead nowhere."""
    for name in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        if not (ROOT / name).exists():
            yield f"README.md links to {name}, which is missing"
    for target in re.findall(r"`?make ([a-z]+)", README):
        if f"\n{target}:" not in (ROOT / "Makefile").read_text(encoding="utf-8"):
            yield f"README.md names 'make {target}', which the Makefile lacks"


def measures() -> Iterator[str]:
    """Measures that name a table or an extract nobody makes."""
    tables = {table.name for table in catalogue.tables(WORKED)}
    for measure in MEASURES.values():
        if measure.mart not in tables:
            yield f"measure {measure.name} names the table {measure.mart}, which is not built"
        yield from (f"measure {measure.name}: no kind {kind}" for kind in measure.source if kind not in CONTRACTS)


def columns() -> Iterator[str]:
    """Columns of extracts without a note or an example."""
    for kind, contract in CONTRACTS.items():
        for name, column in contract.columns.items():
            notes = column.metadata or {}
            if not notes.get("note") or not notes.get("example"):
                yield f"{kind}.{name} has no note or example"


def docstrings() -> Iterator[str]:
    """Modules that do not say what they are for."""
    for path in tracked("*.py"):
        source = path.read_text(encoding="utf-8")
        if source.strip() and not ast.get_docstring(ast.parse(source)):
            yield f"{path.relative_to(ROOT)} does not say what it is for"


def committed() -> Iterator[str]:
    """Hosts of package registries and paths of one machine."""
    for path in tracked("*"):
        text = path.read_bytes().decode("utf-8", errors="ignore")
        if path.name != "documents.py" and (found := FORBIDDEN.search(text)):
            yield f"{path.relative_to(ROOT)} holds '{found[0]}'"
    yield from (f"{name} has no hashes" for name in LOCKS if "--hash=sha256:" not in (ROOT / name).read_text("utf-8"))


def main() -> int:
    """Print every fault; the number of them is the exit code."""
    faults = [fault for check in (commands, links, measures, columns, docstrings, committed) for fault in check()]
    for fault in faults:
        print(fault)
    print(f"documents: {len(faults)} faults")
    return min(len(faults), 1)


if __name__ == "__main__":
    sys.exit(main())
