"""A file -> its format by content: pdf | docx | html | md | txt. Rule: content decides, the name must agree with it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from pipeline.parse.unreadable import Unreadable

_HEAD = 8192  # bytes looked at
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TEXT = {".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md"}
_EXPECTED = {".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html", ".xhtml": "html"} | _TEXT


def format_of(path: Path) -> str:
    """pdf, docx, html, md or txt. Raises Unreadable("wrong_type") where name and content disagree, or where the content
    is of no format that is read (old Word, a picture, an archive)."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    found, named = _by_content(path, head), _EXPECTED.get(path.suffix.lower())
    if named is None:
        raise Unreadable("wrong_type", path.suffix or "?")
    if found == "text":
        found = _TEXT.get(path.suffix.lower()) or ("html" if named == "html" and b"<" in head else "text")
    if found == "html" and named in ("txt", "md"):
        return "html"
    if found != named:
        raise Unreadable("wrong_type", f"{path.suffix.lower()}: {found}")
    return found


def _by_content(path: Path, head: bytes) -> str:
    if b"%PDF-" in head[:1100]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _in_archive(path)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "doc"
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"{\\rtf", b"\x1f\x8b")):
        return "binary"
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    return "text"


def _in_archive(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            return "docx" if "word/document.xml" in archive.namelist() else "zip"
    except (zipfile.BadZipFile, OSError, ValueError):
        return "docx" if path.suffix.lower() == ".docx" else "zip"  # its reader says that it is damaged
