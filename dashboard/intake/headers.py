"""Headers of a file against the headers a kind knows: exact synonyms; a near miss is suggested, never applied."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process

from dashboard.intake.contracts import CONTRACTS, Contract
from dashboard.intake.reading.model import ReadRefused

NEAR = 60
"""Likeness, of 100, from which a header is suggested."""


class ColumnsMissing(ReadRefused):
    """The file lacks columns that `kind` cannot do without; `free` are its headers that mean nothing yet."""

    def __init__(self, message: str, kind: str, lacking: tuple[str, ...], free: tuple[str, ...]) -> None:
        super().__init__(message, column=lacking[0])
        self.kind, self.lacking, self.free = kind, lacking, free


@cache
def synonyms(kind: str) -> tuple[dict[str, str], dict[str, str]]:
    """Plain header -> canonical header: as it is meant in any kind, and as it is meant in this one alone."""
    found = tomllib.loads((Path(__file__).parent / "synonyms.toml").read_text(encoding="utf-8"))
    everywhere = {canonical: words for canonical, words in found.items() if isinstance(words, list)}
    return _meanings(everywhere), _meanings(found.get(kind, {}))


def _meanings(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {_plain(word): canonical for canonical, alike in words.items() for word in alike}


def _plain(header: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", header.lower()).strip("_")


def recognise(contract: Contract, headers: Iterable[str]) -> dict[str, str]:
    """File header -> canonical header of the kind; canonical names win over synonyms, a code over a supplier's name."""
    by_plain = {header: _plain(header) for header in headers}
    found = {header: plain for header, plain in by_plain.items() if plain in contract.columns}
    for meanings in synonyms(contract.kind):
        for header, plain in by_plain.items():
            meant = meanings.get(plain)
            if header not in found and meant in contract.columns and meant not in found.values():
                found[header] = meant
    return found


def missing(contract: Contract, mapped: Mapping[str, str]) -> list[str]:
    """Canonical headers the kind cannot do without and the file lacks."""
    return [name for name in contract.required if name not in mapped.values()]


def needs(contract: Contract, mapped: Mapping[str, str]) -> list[str]:
    """The same in words, with the figures of which a file of the kind holds one at least."""
    figureless = contract.figures and not set(contract.figures) & set(mapped.values())
    figures = f"one of {', '.join(contract.figures)}" if len(contract.figures) > 1 else "".join(contract.figures)
    return missing(contract, mapped) + ([figures] if figureless else [])


def work_out_kind(headers: tuple[str, ...], file_name: str) -> Contract:
    """The one kind whose required headers are all there.

    Raises ReadRefused where none or several fit equally well.
    """
    fits = {
        contract: len(mapped)
        for contract in CONTRACTS.values()
        if not needs(contract, mapped := recognise(contract, headers))
    }
    best = [contract for contract, size in fits.items() if size == max(fits.values())]
    if len(best) == 1:
        return best[0]
    names = ", ".join(contract.kind for contract in best or CONTRACTS.values())
    problem = "fits more than one kind" if best else "has not the columns of any kind"
    hint = "" if best else _nearest_kind(headers)
    message = f"this file {problem}. Say which it is with --kind ({names}).{hint}"
    raise ReadRefused(message, file=file_name)


def refuse_missing(contract: Contract, mapped: Mapping[str, str], headers: Iterable[str]) -> None:
    """Raise ReadRefused naming the required columns that are missing and the headers that come near."""
    lacking = missing(contract, mapped)
    if not lacking:
        _refuse_figureless(contract, mapped)
        return
    free = [header for header in headers if header not in mapped]
    hints = [_hint(name, free) for name in lacking]
    message = f"{contract.kind} needs {_listed(lacking)}, which the file lacks.{''.join(hints)}"
    raise ColumnsMissing(message, contract.kind, tuple(lacking), tuple(free))


def _refuse_figureless(contract: Contract, mapped: Mapping[str, str]) -> None:
    for figures in needs(contract, mapped):
        message = f"{contract.kind} needs {figures}, and the file has none. Rename the column, or map it in a profile."
        raise ReadRefused(message, column=contract.figures[0])


def _hint(name: str, free: list[str]) -> str:
    near = process.extractOne(name, free, scorer=fuzz.token_sort_ratio, processor=_plain, score_cutoff=NEAR)
    return f" Is '{near[0]}' the {name}? Rename it, or map it in a profile." if near else ""


def _nearest_kind(headers: tuple[str, ...]) -> str:
    lacking = {contract.kind: needs(contract, recognise(contract, headers)) for contract in CONTRACTS.values()}
    kind = min(lacking, key=lambda name: len(lacking[name]) / len(needs(CONTRACTS[name], {})))
    return f" Nearest is {kind}, which also needs {_listed(lacking[kind])}."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
