"""Bytes of a text file become text."""

import codecs

from dashboard.intake.reading.model import ReadRefused

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decoded(content: bytes) -> str:
    """UTF-8, UTF-16 (with its mark, or by its zero bytes), else Windows-1252."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return decoded_as(content[len(mark) :], encoding)
    if encoding := unmarked_wide(content[:2000]):
        return decoded_as(content, encoding)
    if b"\0" in content:
        refuse_zero_byte(content.count(b"\n", 0, content.index(b"\0")) + 1)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return decoded_as(content, "cp1252")


def unmarked_wide(start: bytes) -> str:
    half = len(start) // 2
    if half and start[1::2].count(0) > 0.8 * half and not start[::2].count(0):
        return "utf-16-le"
    if half and start[::2].count(0) > 0.8 * half and not start[1::2].count(0):
        return "utf-16-be"
    return ""


def decoded_as(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        message = "It holds characters that are neither UTF-8, UTF-16 nor Windows-1252. Export it again as CSV UTF-8."
        raise ReadRefused(
            message,
            row=row,
        ) from None
    if "\0" in text:
        refuse_zero_byte(text.count("\n", 0, text.index("\0")) + 1)
    return text


def refuse_zero_byte(row: int) -> None:
    message = "It holds zero (NUL) bytes: it is damaged. Export it again."
    raise ReadRefused(message, row=row)
