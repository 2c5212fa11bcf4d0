"""What a mapping profile can say: how one source's files become the rows of a kind."""

import tomllib
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.intake.parsing.values import PeriodPattern
from dashboard.intake.reading.model import ReadRefused

Unit = Literal["total_in_period", "minutes"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Pivot(_Strict):
    """A column of measure names and one of values become a column a measure."""

    measure: str
    value: str
    columns: dict[str, str]


class Unpivot(_Strict):
    """Columns of figures become a row each: `value` takes the cell, `columns` say of a file header what it measures.

    A file need not have all of the columns, only one at least.
    """

    value: str
    columns: dict[str, dict[str, str]]

    @property
    def made(self) -> tuple[str, ...]:
        """The columns that take the place of the file's."""
        return (*dict.fromkeys(name for words in self.columns.values() for name in words), self.value)


class Group(_Strict):
    """Rows of one key become one row: each column summed, the first, or the worst of an ordered list."""

    key: list[str]
    sum: list[str] = []
    first: list[str] = []
    worst: dict[str, list[str]] = {}


class Mapping(_Strict):
    """Rows of one kind from the file's rows; `headers` is canonical header -> file header.

    `joined` puts the words of several columns into one, of those that the file has.
    """

    kind: str
    headers: dict[str, str] = {}
    joined: dict[str, list[str]] = {}
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
    unpivot: Unpivot | None = None
    also: list[Mapping] = []

    @property
    def made(self) -> tuple[str, ...]:
        """Canonical columns that pivoting makes."""
        return (*(self.pivot.columns if self.pivot else ()), *(self.unpivot.made if self.unpivot else ()))

    @property
    def mapped(self) -> set[str]:
        """Headers of the file that the profile says the meaning of."""
        joined = {header for headers in self.joined.values() for header in headers}
        return {*self.headers.values(), *joined, *(self.unpivot.columns if self.unpivot else ())}

    @property
    def used(self) -> set[str]:
        """Headers of the file that the profile reads, whatever for."""
        pivoted = {self.pivot.measure, self.pivot.value} if self.pivot else set()
        also = {header for mapping in self.also for header in mapping.headers.values()}
        return self.mapped | pivoted | also | set(self.filter) | set(self.matching)

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
