"""The menu as the router lists it, read without running the router: new pages are held by the same tests."""

import ast
from pathlib import Path
from types import SimpleNamespace
from typing import Any

APP = Path(__file__).parents[2] / "dashboard" / "app.py"


def listed() -> dict[str, frozenset[str]]:
    """The filters that apply, by page, of pages that show figures."""
    return {
        entry.file: entry.filters
        for entries in _menu().values()
        for entry in entries
        if getattr(entry, "needs_version", True)
    }


def _menu() -> dict[str, list[Any]]:
    (found,) = (
        node.value
        for node in ast.parse(APP.read_text(encoding="utf-8")).body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "MENU"
    )
    assert found is not None
    menu: dict[str, list[Any]] = eval(  # noqa: S307  the project's own source
        compile(ast.Expression(found), str(APP), "eval"), {"Listed": _entry, "frozenset": frozenset}
    )
    return menu


def _entry(file: str, _title: str, filters: frozenset[str], **options: bool) -> SimpleNamespace:
    return SimpleNamespace(file=file, filters=filters, **options)
