"""Files as they arrive become extracts: read as text in a child process, then understood one by one."""

from collections.abc import Sequence
from pathlib import Path

from dashboard.intake import profile, understand
from dashboard.intake.extracts import Extract, KeySource, Request
from dashboard.intake.mappings import Profile
from dashboard.intake.reading.model import Limits, RawTable, ReadRefused, ReadRequest
from dashboard.intake.reading.reader import read_tables

__all__ = ["Extract", "Request", "receive"]


def receive(requests: Sequence[Request], saved_profiles: Path, limits: Limits, key: KeySource) -> list[Extract]:
    """Every kind that the files hold, in order.

    Raises ReadRefused for the first file that cannot be read, mapped or kept.
    """
    _refuse_missing_files(requests)
    profiles = [profile.find(request.profile, saved_profiles) if request.profile else None for request in requests]
    asked = [
        ReadRequest(request.path, request.sheet, tuple(shape.ignore) if shape else ())
        for request, shape in zip(requests, profiles, strict=True)
    ]
    tables = read_tables(asked, limits=limits)
    together = zip(requests, tables, profiles, strict=True)
    return [extract for request, table, shape in together for extract in _extracts(request, table, shape, key)]


def _refuse_missing_files(requests: Sequence[Request]) -> None:
    for request in requests:
        if not request.path.is_file():
            problem = "this is a folder; name the file in it" if request.path.is_dir() else "there is no such file"
            raise ReadRefused(problem, file=str(request.path))


def _extracts(request: Request, table: RawTable, shape: Profile | None, key: KeySource) -> list[Extract]:
    try:
        return understand.extracts(request, table, shape, key)
    except ReadRefused as refused:
        refused.file, refused.sheet = table.file_name, table.sheet
        raise
