"""Where briefs come from and products go: standard streams, files and folders."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from briefing.cli.terminals import discard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from briefing.cli.report import Report
    from briefing.compare import Comparison
    from briefing.files import BriefingFile
    from briefing.model import Briefing

__all__ = [
    "STDIN",
    "default_folder",
    "folder_made",
    "is_folder",
    "load_brief",
    "mention_stricter",
    "mention_warnings",
    "names_folder",
    "standard_input",
    "stream_of",
    "write_product",
    "write_products",
    "write_stdout",
]

STDIN = "-"
MOST_LINKS = 40
_STREAMS = {STDIN: 1, "/dev/stdout": 1, "/dev/stderr": 2}
_DESCRIPTOR = re.compile(r"/(?:dev|proc/self|proc/\d+)/fd/(\d+)", re.ASCII)


def write_stdout(product: str | bytes) -> None:
    """Write bytes, or text as UTF-8 with LF whatever the locale; it is no failure if the reader stops early.

    Raises:
        BriefingFileError: If standard output is closed, or its disk is full.
    """
    stream = sys.stdout
    if stream is None:
        raise _broken("standard output", "is closed")
    try:
        stream.flush()
        stream.buffer.write(product.encode("utf-8", "backslashreplace") if isinstance(product, str) else product)
        stream.buffer.flush()
    except BrokenPipeError:
        discard(stream)
    except (OSError, ValueError) as error:
        discard(stream)
        reason = getattr(error, "strerror", None) or str(error)
        raise _broken("standard output", f"cannot be written: {reason}") from error


def _broken(name: str, reason: str, *, hint: str = "") -> Exception:
    from briefing.errors import BriefingFileError  # noqa: PLC0415 - only a failure needs it

    return BriefingFileError(name, reason, hint=hint)


def standard_input() -> BinaryIO:
    """Standard input as bytes.

    Raises:
        BriefingFileError: If it is closed.
    """
    if sys.stdin is None:
        raise _broken("-", "standard input is closed")
    return sys.stdin.buffer


def load_brief(path: str) -> BriefingFile:
    """Load a brief from a file, or from standard input; raises BriefingError."""
    from briefing.files import load, load_stream  # noqa: PLC0415 - help and completion need no model

    return load_stream(standard_input()) if path == STDIN else load(path)


def mention_warnings(file: BriefingFile, report: Report) -> None:
    """Say that a brief, though good enough to print, has warnings, and which command shows them."""
    number = sum(finding.severity == "warning" for finding in file.warnings)
    if number:
        from briefing.model.wording import count_of  # noqa: PLC0415 - likewise

        findings = count_of(number, "warning")
        report.problem(f"{findings}; see 'briefing check'", where=file.name)


def mention_stricter(comparison: Comparison, after: Briefing, report: Report, name: str) -> None:
    """Say that what changed may travel less far than the newer version, since it quotes an older one."""
    if comparison.marking != after.marking:
        marked = str(comparison.marking)
        report.problem(
            f"the version before is {marked}, and its words stand in the changes: they are {marked}", where=name
        )


def default_folder() -> Path:
    """The folder of briefs if none is named: `briefs`, else the current folder."""
    from pathlib import Path  # noqa: PLC0415 - version and help name no files

    briefs = Path("briefs")
    return briefs if is_folder(briefs) else Path()


def is_folder(path: str | Path) -> bool:
    """Whether a path is a folder; false where that cannot be found out, as with a name that is too long."""
    return os.path.isdir(path)  # noqa: PTH112 - what raises nothing, and is imported already


def names_folder(output: str) -> bool:
    """Whether an output is a folder, or one that is to be made: its name ends in a slash."""
    return output.endswith(("/", os.sep)) or is_folder(output)


def write_product(
    product: str | bytes, output: str | None, report: Report, *, name: str, force: bool, brief: Path | None = None
) -> None:
    """Write a product to the file, folder or stream the user chose, and name the file.

    Args:
        product: The text, or the bytes of a file.
        output: A file, a folder, `-` or None for standard output.
        report: Who is told the file's name.
        name: What the file is called in a folder.
        force: Whether a file that is there may be replaced.
        brief: The file the product was made of, which is never replaced by it.

    Raises:
        BriefingFileError: If it cannot be written.
    """

    def keep_brief(targets: Iterable[Path]) -> None:
        from briefing.files.regular import is_same_file  # noqa: PLC0415 - most products go to standard output

        for target in targets:
            if brief and is_same_file(target, brief):
                raise _broken(str(target), "is the brief itself", hint="choose another name")

    write_products({name: product}, output, report, force=force, refuse=keep_brief)


def write_products(
    products: Mapping[str, str | bytes],
    output: str | None,
    report: Report,
    *,
    force: bool,
    refuse: Callable[[Iterable[Path]], None],
) -> None:
    """Write products by their names, all of them or none; see `write_product`.

    A folder whose name ends in a slash is made where there is none, and taken away again where nothing can be written.

    Args:
        products: The texts, or the bytes of files, by the names that they have in a folder.
        output: A file, a folder, `-` or None for standard output.
        report: Who is told the files' names.
        force: Whether files that are there may be replaced.
        refuse: Raises BriefingFileError for a file that is to be kept even so.

    Raises:
        BriefingFileError: If one cannot be written, or is to be kept.
    """
    stream = stream_of(output)
    if output is None or stream is not None:
        for product in products.values():
            _write_stream(stream or 1, product)
        return
    from pathlib import Path  # noqa: PLC0415 - version and help name no files

    from briefing.files import write_files  # noqa: PLC0415 - most products go to standard output

    contents: dict[str | Path, bytes] = {}
    targets = [Path(output, name) if names_folder(output) else Path(output) for name in products]
    refuse(targets)
    for target, product in zip(targets, products.values(), strict=True):
        contents[target] = product.encode() if isinstance(product, str) else product
    with folder_made(output):
        write_files(contents, force=force)
    for path in contents:
        report.note(f"wrote {path}")


def stream_of(output: str | None) -> int | None:
    """The number of the open stream that an output means, as `/dev/stderr` or a link to it does; None for a file."""
    place = STDIN if output is None else output
    for _ in range(MOST_LINKS):
        if place in _STREAMS:
            return _STREAMS[place]
        if found := _DESCRIPTOR.fullmatch(place):
            return int(found[1])
        try:
            place = os.path.join(os.path.dirname(place), os.readlink(place))  # noqa: PTH115, PTH118, PTH120 - likewise
        except (OSError, ValueError):
            return None
    return None


def _write_stream(stream: int, product: str | bytes) -> None:
    if stream == 1:
        write_stdout(product)
        return
    try:
        with os.fdopen(os.dup(stream), "wb") as file:
            file.write(product.encode("utf-8", "backslashreplace") if isinstance(product, str) else product)
    except OSError as error:
        raise _broken(f"/dev/fd/{stream}", f"cannot be written: {(error.strerror or str(error)).lower()}") from error


@contextmanager
def folder_made(output: str) -> Iterator[None]:
    """Make the folder that an output names, unless it is there; one that stays empty is taken away again."""
    if not names_folder(output) or is_folder(output):
        yield
        return
    from pathlib import Path  # noqa: PLC0415 - version and help name no files

    from briefing.errors import BriefingError  # noqa: PLC0415 - most folders are there
    from briefing.files.writing import explained  # noqa: PLC0415 - likewise

    folder = Path(output)
    if folder.exists():
        raise _broken(output, "is a file, not a folder")
    with explained(folder):
        folder.mkdir()
    try:
        yield
    except BriefingError:
        with suppress(OSError):
            folder.rmdir()
        raise
