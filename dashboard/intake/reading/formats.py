"""Which format a file is, from its first bytes and never from its name."""

import re
import zipfile
from pathlib import Path
from typing import Literal

from dashboard.intake.reading.model import ReadRefused
from dashboard.intake.reading.safety import check_corner, check_unpacked

Format = Literal["text", "xlsx", "xls", "ods", "parquet"]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "Open it in Excel or LibreOffice, save it as an .xlsx workbook or as CSV, and load that."
LOCKED = "It is protected by a password. Save a copy without the password and load that."
STRANGERS = {
    b"%PDF": "It is a PDF. Ask for the extract itself as CSV or XLSX.",
    b"\x1f\x8b": "It is a gzip archive. Unpack it and load the file inside.",
    b"\x89PNG": "It is a picture. Ask for the extract itself as CSV or XLSX.",
    b"\xff\xd8\xff": "It is a picture. Ask for the extract itself as CSV or XLSX.",
    b"{\\rtf": f"It is a word-processor document. {SAVE_AS}",
    b"\x09\x08": f"It is a very old Excel workbook. {SAVE_AS}",
    b"\x09\x04": f"It is a very old Excel workbook. {SAVE_AS}",
    b"SQLite format 3": f"It is a database. {SAVE_AS}",
}
MARKUP = re.compile(rb"\s*<(!doctype html|html|head|table|\?xml|meta|div|style)", re.IGNORECASE)


def format_of(path: Path) -> Format:
    """Raises ReadRefused for what is missing, empty, locked, dangerous or not a table."""
    start = first_bytes(path)
    if start.startswith(b"PAR1"):
        return "parquet"
    if start.startswith(OLE):
        return old_workbook(path)
    if start.startswith(b"PK"):
        return zipped_workbook(path)
    for mark, message in STRANGERS.items():
        if start.startswith(mark):
            raise ReadRefused(message)
    if MARKUP.match(start.removeprefix(b"\xef\xbb\xbf")):
        message = f"It is a web page or XML file under another name. {SAVE_AS}"
        raise ReadRefused(message)
    return "text"


def first_bytes(path: Path) -> bytes:
    if path.is_dir():
        message = "It is a folder. Name the file inside it."
        raise ReadRefused(message)
    try:
        with path.open("rb") as opened:
            start = opened.read(512)
    except FileNotFoundError:
        message = "There is no such file. Check the name and the folder."
        raise ReadRefused(message) from None
    except OSError as error:
        message = f"It cannot be opened ({error.strerror}). Close it elsewhere and retry."
        raise ReadRefused(message) from None
    if not start.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe"):
        message = "It is empty. Run the extract again."
        raise ReadRefused(message)
    return start


def old_workbook(path: Path) -> Format:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise ReadRefused(LOCKED)
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        message = f"It is not a workbook. {SAVE_AS}"
        raise ReadRefused(message)
    return "xls"


def zipped_workbook(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            kind = kind_inside(archive)
            check_unpacked(archive)
            check_corner(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError):
        message = "It is damaged or cut short. Copy or export it again."
        raise ReadRefused(message) from None
    return kind


def kind_inside(archive: zipfile.ZipFile) -> Format:
    names = set(archive.namelist())
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        raise ReadRefused(LOCKED)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        return open_document(archive)
    message = f"It is a zip archive that holds no XLSX or ODS workbook. {SAVE_AS}"
    raise ReadRefused(message)


def open_document(archive: zipfile.ZipFile) -> Format:
    with archive.open("mimetype") as kind:
        if b"spreadsheet" not in kind.read(100):
            message = f"It is a document, not a spreadsheet. {SAVE_AS}"
            raise ReadRefused(message)
    if "META-INF/manifest.xml" in archive.namelist():
        with archive.open("META-INF/manifest.xml") as manifest:
            if b"encryption-data" in manifest.read(1024**2):
                raise ReadRefused(LOCKED)
    return "ods"
