"""A mapping profile: how one source's files become the rows of a kind."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.intake.contracts import CONTRACTS
from dashboard.intake.parsing.values import PeriodPattern
from dashboard.intake.reading.model import ReadRefused

SHIPPED = Path(__file__).parent / "profiles"
Unit = Literal["total_in_period", "minutes"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Pivot(_Strict):
    """A column of measure names and one of values become a column a measure."""

    measure: str
    value: str
    columns: dict[str, str]


class Group(_Strict):
    """Rows of one key become one row: each column summed, the first, or the worst of an ordered list."""

    key: list[str]
    sum: list[str] = []
    first: list[str] = []
    worst: dict[str, list[str]] = {}


class Mapping(_Strict):
    """Rows of one kind from the file's rows; `headers` is canonical header -> file header."""

    kind: str
    headers: dict[str, str] = {}
    constants: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    periods: dict[str, PeriodPattern] = {}
    units: dict[str, Unit] = {}
    hours_count_both: bool = True
    group: Group | None = None


class Profile(Mapping):
    """A source's mapping, the rows it leaves out, and the second kind made from the same rows.

    `filter` keeps rows whose cell is one of a list, `matching` those whose cell has a pattern, whatever its case.
    """

    title: str = ""
    note: str = ""
    ignore: list[str] = []
    filter: dict[str, list[str]] = {}
    matching: dict[str, str] = {}
    pivot: Pivot | None = None
    also: list[Mapping] = []

    @classmethod
    def read(cls, path: Path) -> Self:
        """Raises ReadRefused where the file is not a profile."""
        try:
            words: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
            return cls.model_validate(words)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            message = f"this profile is not valid TOML: {error}"
            raise ReadRefused(message, file=path.name) from error
        except ValidationError as error:
            first = error.errors()[0]
            message = f"this profile has a fault at {'.'.join(map(str, first['loc']))}: {first['msg'].lower()}"
            raise ReadRefused(message, file=path.name) from error


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
