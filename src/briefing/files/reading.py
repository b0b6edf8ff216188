"""From a path, a text or standard input to plain values with their positions."""

from __future__ import annotations

import codecs
import gc
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.errors import BriefingFileError, BriefingSyntaxError, Diagnostic, Severity, SourcePosition, SourceSpan
from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_limited
from briefing.files.source_map import BYTES_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from briefing.files.parsing import LoadProgress, Parsed

__all__ = ["LARGEST", "decode", "no_cyclic_garbage", "parse", "read_bytes", "read_regular", "read_stream"]

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is read."""

_KINDS = (
    (stat.S_ISDIR, "is a folder, not a file", "name a brief in it"),
    (stat.S_ISFIFO, "is a pipe, not a file", "use '-' to read from standard input"),
    (stat.S_ISSOCK, "is a socket, not a file", None),
    (stat.S_ISCHR, "is a device, not a file", "use '-' to read from standard input"),
    (lambda _mode: True, "is a device, not a file", None),
)


def read_bytes(name: str) -> bytes:
    """Read a brief's file, which is not empty."""
    return _filled(read_regular(name, LARGEST, brief=True), name)


def read_regular(name: str, largest: int, *, brief: bool = False) -> bytes:
    """Read a regular file whole; refuse anything that could block or never end before reading it.

    Args:
        name: The file.
        largest: Bytes of the largest file that is read, in whole MiB.
        brief: Whether it is a brief, so that the hints say where one is.

    Raises:
        BriefingFileError: It is larger, no regular file, or cannot be read.
    """
    try:
        return read_limited(name, largest)
    except NotRegularError as error:
        reason, hint = next((reason, hint) for is_kind, reason, hint in _KINDS if is_kind(error.mode))
        raise BriefingFileError(name, reason, hint=hint if brief else None) from error
    except OutsideError as error:
        raise BriefingFileError(name, "leads out of the folder that is shown") from error
    except TooLargeError as error:
        raise _too_large(name, largest, brief=brief) from error
    except (OSError, ValueError) as error:
        raise BriefingFileError(name, *_reason(error, name)) from error


def read_stream(stream: BinaryIO) -> bytes:
    """Read all of standard input, up to the size a file may have."""
    try:
        data = stream.read(LARGEST + 1)
    except OSError as error:
        raise BriefingFileError(
            "-", f"standard input cannot be read: {(error.strerror or str(error)).lower()}"
        ) from error
    if len(data) > LARGEST:
        raise _too_large("-", LARGEST, brief=True)
    return _filled(data, "-")


def _filled(data: bytes, name: str) -> bytes:
    if not data:
        raise BriefingFileError(
            name, "the file is empty", code="BR110", hint="'briefing new TITLE' writes one to fill in"
        )
    return data


def _too_large(name: str, largest: int, *, brief: bool) -> BriefingFileError:
    hint = "a brief is a few pages of text" if brief else None
    return BriefingFileError(name, f"is larger than {largest // 2**20} MiB", code="BR103", hint=hint)


def _reason(error: Exception, name: str) -> tuple[str]:
    if isinstance(error, FileNotFoundError):
        return ("there is no such file",)
    if isinstance(error, PermissionError):
        return ("there is no permission to read it",)
    if isinstance(error, IsADirectoryError):
        return ("is a folder, not a file",)
    if "\x00" in name:
        return ("a file name cannot contain a NUL character",)
    return (f"cannot be read: {(getattr(error, 'strerror', None) or str(error)).lower()}",)


def decode(data: bytes, name: str) -> str:
    """Read bytes as UTF-8, with or without a byte-order mark; raises with the place of the first bad byte."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start, name) from error
    if "\x00" in text[:4096]:
        raise _error(data, data.index(b"\x00"), name, "this is a binary file, not a text", None)
    return text


def _not_utf8(data: bytes, start: int, name: str) -> BriefingSyntaxError:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _error(data, 0, name, "the file is UTF-16, not UTF-8", "save it as UTF-8")
    message = f"the byte 0x{data[start]:02X} is not UTF-8"
    likely = 0x80 <= data[start] <= 0xFF and b"\x00" not in data[:4096]
    return _error(data, start, name, message, "save the file as UTF-8; it looks like Windows-1252" if likely else None)


def _error(data: bytes, offset: int, name: str, message: str, hint: str | None) -> BriefingSyntaxError:
    before = BYTES_BREAK.split(data[:offset])
    position = SourcePosition(len(before), len(before[-1].decode("utf-8", "replace")) + 1)
    start = offset - len(before[-1])
    following = BYTES_BREAK.search(data, offset)
    shown = data[start : following.start() if following else start + 400].decode("utf-8", "replace")
    span = SourceSpan(position, position._replace(column=position.column + 1))
    return BriefingSyntaxError([Diagnostic("BR102", Severity.ERROR, message, name, "", span, shown, hint)])


def parse(text: str, kind: str, progress: LoadProgress | None = None) -> Parsed:
    """Read a file's text into plain values with their positions.

    Args:
        text: The whole file.
        kind: `yaml`, `json` or `toml`.
        progress: Is told how far the parse has come; only the parser of YAML does that.

    Raises:
        ParseStopped: Reading cannot go on.
    """
    if kind == "json":
        from briefing.files.json_source import parse_json  # noqa: PLC0415 - see above

        return parse_json(text)
    if kind == "toml":
        from briefing.files.toml_source import parse_toml  # noqa: PLC0415 - see above

        return parse_toml(text)
    from briefing.files.yaml_source import parse_yaml  # noqa: PLC0415 - see above

    return parse_yaml(text, progress)


@contextmanager
def no_cyclic_garbage() -> Iterator[None]:
    """Turn the garbage collector off during a load or an export: it finds nothing and takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
