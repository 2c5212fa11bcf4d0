"""What a page drew, call by call with its arguments as constants, so that it can be drawn again without the page."""

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.delta_generator_singletons import context_dg_stack
from streamlit.elements.vega_charts import _convert_altair_to_vega_lite_spec

NAMES = (
    "altair_chart", "button", "columns", "container", "download_button", "error", "expander", "file_uploader", "form",
    "form_submit_button", "grid", "html", "markdown", "multiselect", "number_input", "popover", "radio",
    "segmented_control", "selectbox", "tabs", "text_input", "toggle", "vega_lite_chart",
)  # fmt: skip
"""What pages draw with; a call made by one of them is part of it."""

Drawn = tuple[str, int, tuple[Any, ...], dict[str, Any]]
"""Name, place of its container among all that were made (-1: the page), arguments."""


@dataclass(frozen=True)
class Constant:
    """A download's bytes, made before."""

    content: bytes

    def __call__(self) -> bytes:
        return self.content


@dataclass
class Recorder:
    """The calls of one run of a page."""

    drawn: list[Drawn] = field(default_factory=list)
    made: list[Any] = field(default_factory=list)
    busy: bool = False

    def call(self, name: str, parent: Any, draw: Callable[..., Any], args: tuple[Any, ...], words: Any) -> Any:
        if self.busy:
            return draw(*args, **words)
        self.busy = True
        try:
            place = next((at for at, known in enumerate(self.made) if known is parent), -1)
            self.drawn.append((*_constant(name, args, words, place),))
            result = draw(*args, **words)
        finally:
            self.busy = False
        self.made += containers(result)
        return result


@contextmanager
def recording() -> Iterator[Recorder]:
    """Everything drawn meanwhile, in any thread of this process."""
    recorder = Recorder()
    kept = {name: (getattr(st, name), getattr(DeltaGenerator, name)) for name in NAMES if hasattr(st, name)}
    for name, (on_page, method) in kept.items():
        setattr(st, name, _on_page(recorder, name, on_page))
        setattr(DeltaGenerator, name, _in_container(recorder, name, method))
    try:
        yield recorder
    finally:
        for name, (on_page, method) in kept.items():
            setattr(st, name, on_page)
            setattr(DeltaGenerator, name, method)


def _on_page(recorder: Recorder, name: str, draw: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args, **words: recorder.call(name, context_dg_stack.get()[-1], draw, args, words)


def _in_container(recorder: Recorder, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    def draw(self: DeltaGenerator, *args: Any, **words: Any) -> Any:
        return recorder.call(name, self, method.__get__(self), args, words)

    return draw


def _constant(name: str, args: tuple[Any, ...], words: dict[str, Any], place: int) -> Drawn:
    if name == "altair_chart":
        return "vega_lite_chart", place, (None, _convert_altair_to_vega_lite_spec(args[0])), words
    fixed = dict(words)
    if callable(fixed.get("data")):
        fixed["data"] = Constant(fixed["data"]())
    if callable(fixed.get("format_func")):
        fixed["format_func"] = {option: fixed["format_func"](option) for option in args[1]}.__getitem__
    return name, place, args, fixed


def containers(result: Any) -> list[Any]:
    found = result if isinstance(result, list | tuple) else [result]
    return [each for each in found if isinstance(each, DeltaGenerator)]


def draw_again(drawn: list[Drawn]) -> None:
    made: list[Any] = []
    for name, place, args, words in drawn:
        made += containers(getattr(made[place] if place >= 0 else st, name)(*args, **words))


@cache
def read(path: Path) -> dict[str, dict[str, list[Drawn]]]:
    """Calls by page and chosen zone."""
    found: dict[str, dict[str, list[Drawn]]] = pickle.loads(path.read_bytes())  # noqa: S301
    return found
