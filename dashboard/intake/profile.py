"""The mapping profiles there are: those that ship, and the council's own."""

import json
import re
from pathlib import Path

from dashboard.intake.contracts import CONTRACTS
from dashboard.intake.mappings import Profile
from dashboard.intake.reading.model import ReadRefused

SHIPPED = Path(__file__).parent / "profiles"


def available(saved: Path) -> dict[str, Path]:
    """Profiles by name: those that ship, and the council's own over them."""
    return {path.stem: path for folder in (SHIPPED, saved) for path in sorted(folder.glob("*.toml"))}


def find(name: str, saved: Path) -> Profile:
    """A profile by name, or from a TOML file.

    Raises ReadRefused naming the profiles there are.
    """
    known = available(saved)
    if name in known:
        return Profile.read(known[name])
    if name.endswith(".toml") and Path(name).is_file():
        return Profile.read(Path(name))
    message = f"there is no profile '{name}'. There are: {', '.join(known)}."
    raise ReadRefused(message)


def save(folder: Path, name: str, kind: str, columns: dict[str, str]) -> Path:
    """Write a council's own profile: canonical column -> file header.

    Raises ReadRefused for a name that is no plain word, an unknown kind or a column the kind has not.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,60}", name):
        message = f"'{name}' cannot name a profile: use small letters, digits and hyphens."
        raise ReadRefused(message)
    unknown = [column for column in columns if column not in CONTRACTS[kind].columns] if kind in CONTRACTS else [kind]
    if unknown:
        message = f"{kind} has no column {', '.join(unknown)}" if kind in CONTRACTS else f"there is no kind '{kind}'"
        raise ReadRefused(message)
    mapped = "".join(f"{column} = {json.dumps(header)}\n" for column, header in columns.items())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(f'title = "Saved mapping"\nkind = "{kind}"\n\n[headers]\n{mapped}', encoding="utf-8")
    Profile.read(path)
    return path
