"""Lists and sentences; a text made safe for HTML, markdown and the name of a file."""

import html
import re
from collections.abc import Sequence

from dashboard.wording.numbers import NOT_AVAILABLE


def as_written(words: str | None) -> str:
    """A figure that is words already."""
    return NOT_AVAILABLE if words is None else words


def listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def kinds(names: Sequence[str]) -> str:
    """Kinds of extract as a sentence says them: "waiting list and capacity"."""
    return listed([name.replace("_", " ") for name in names])


def in_sentence(words: str) -> str:
    """With a capital; the rest keeps its own (NHS)."""
    return words[:1].upper() + words[1:]


def in_html(text: object) -> str:
    return html.escape(str(text), quote=True)


def in_markdown(text: object) -> str:
    """A markdown image in a name would make every viewer's browser fetch its address."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~$:@&^=])", r"\\\1", str(text)).replace("\n", " ")


def in_file_name(code: str) -> str:
    """A code may hold anything; the name of a file may not."""
    return re.sub(r"[^A-Za-z0-9]+", "-", code).strip("-").lower()
