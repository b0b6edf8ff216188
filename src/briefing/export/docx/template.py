"""The empty document that every Word file starts from, and the way it is packed: no clock, no machine in it."""

from __future__ import annotations

from importlib import resources
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

__all__ = ["open_template", "repacked"]

_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/document.xml": "document.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold."""
_REGULAR_FILE = 0o100644 << 16
_UNIX = 3


def open_template() -> BytesIO:
    """The template as a file."""
    folder = resources.files(__package__).joinpath("template")
    return _pack({name: folder.joinpath(part).read_bytes() for name, part in _PARTS.items()})


def repacked(file: BytesIO) -> bytes:
    """The same parts in the same order, without the time and the system at which they were packed."""
    with ZipFile(file) as archive:
        return _pack({name: archive.read(name) for name in archive.namelist()}).getvalue()


def _pack(parts: dict[str, bytes]) -> BytesIO:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _REGULAR_FILE
            archive.writestr(entry, content, compresslevel=6)
    packed.seek(0)
    return packed
