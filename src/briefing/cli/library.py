"""What the commands that ask a library share: opening it, and telling what an answer leaves out."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.cli.streams import STDIN, default_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import ModuleType

    from briefing.cli.report import Report
    from briefing.library.identities import Contradiction
    from briefing.library.index import Hit, Library
    from briefing.library.index.store import Store

__all__ = [
    "hit_as_data",
    "hit_line",
    "hit_words",
    "index_option",
    "mention_contradictions",
    "mention_problems",
    "opened_library",
    "problems_as_data",
    "spread_index",
]

_Function = TypeVar("_Function", bound="Callable[..., Any]")
FILE = "identities.yaml"
MOST = 400
"""Characters of the longest text that is printed whole."""

MOST_NAMED = 3
"""Files that are named one by one where they cannot be asked."""


def index_option(command: _Function) -> _Function:
    """Add `--index`: the address of an index on a server."""
    return click.option(
        "--index",
        metavar="URL",
        default="",
        envvar="BRIEFING_INDEX",
        help="Ask the index on this server: postgresql://host/database. BRIEFING_INDEX says the same.",
    )(command)


@contextmanager
def opened_library(path: str | None, report: Report, index: str = "") -> Iterator[Library]:
    """Open the library of a folder, or one brief, with its index brought up to date.

    Args:
        path: As the user named it; None for the folder of briefs.
        report: Is told what is done, and what cannot be.
        index: The address of an index on a server; empty for that in the user's folder of caches.

    Raises:
        BriefingFileError: There is no such folder or file, and no index on a server that could do without it.
        IndexServerError: The server cannot be asked.
        MissingExtraError: What asks a server is not installed.
    """
    from briefing.errors import BriefingFileError  # noqa: PLC0415 - likewise
    from briefing.library.index import Library  # noqa: PLC0415 - likewise

    if path == STDIN:
        raise click.UsageError("Standard input is no library; name a folder or a file.")
    place = default_folder() if path is None else Path(path)
    if not place.exists() and not index:
        hint = "several words to look for go in quotation marks" if path and not place.suffix else ""
        raise BriefingFileError(str(place), "there is no such folder or file", hint=hint)
    server = _server_of(index) if index and not place.is_file() else None
    library = Library(place, lambda sentence: report.problem(sentence, where=str(place)), server=server)
    try:
        _refresh(library, report)
        yield library
    finally:
        library.close()


def _server_of(address: str) -> Callable[[], Store]:
    postgres = _postgres()
    where = postgres.IndexAddress.of(address)
    return lambda: postgres.PostgresStore(where)


def spread_index(address: str, shards: Sequence[str]) -> None:
    """Have the briefs of an index that is new lie on other servers than the one that is asked.

    Args:
        address: The one that is asked.
        shards: Those that hold the briefs.

    Raises:
        IndexServerError: It is not new, or one of the servers cannot be used.
        MissingExtraError: What asks a server is not installed.
    """
    postgres = _postgres()
    postgres.spread(postgres.IndexAddress.of(address), [postgres.IndexAddress.of(shard) for shard in shards])


def _postgres() -> ModuleType:
    from briefing.export.extras import MissingExtraError  # noqa: PLC0415 - few libraries are on a server

    try:
        import briefing.library.index.postgres as postgres  # noqa: PLC0415, PLR0402 - likewise
    except ImportError as error:
        raise MissingExtraError("postgres", "An index on a server") from error
    return postgres


def _refresh(library: Library, report: Report) -> None:
    """Bring an index up to date, with a bar where that takes a while; whoever interrupts it learns how far it got."""
    from briefing.cli.report import with_progress  # noqa: PLC0415 - likewise

    read = [0, 0]

    def progress(done: Iterator[None], total: int) -> Iterator[None]:
        read[1] = total
        for one in with_progress(done, total, "indexing"):
            read[0] += 1
            yield one

    try:
        library.refresh(progress)
    except KeyboardInterrupt:
        report.note(f"stopped: {read[0]} of {read[1]} files were read; the next question goes on from about there")
        raise


def mention_contradictions(found: Iterable[Contradiction], report: Report) -> None:
    """Tell who is both one and not, so that nothing was put together."""
    for one, other, why, but in found:
        report.problem(f"{one} and {other} are one ({why}), and are not ({but}); they are kept apart", where=FILE)


def mention_problems(library: Library, report: Report) -> None:
    """Tell which briefs and folders the answer leaves out, so that a part of it is never taken for the whole."""
    from briefing.model.wording import count_of  # noqa: PLC0415 - likewise

    problems = library.problems()
    if not problems and not library.count():
        _tell_why_none(library, report)
    for problem in problems[:MOST_NAMED]:
        report.problem(f"left out, it does not load: {problem.sentence}", where=str(problem.path))
    if problems:
        more = len(problems) - MOST_NAMED
        also = f"{count_of(more, 'other brief')} left out likewise; " if more > 0 else ""
        report.note(f"{also}'briefing check' reports everything that is wrong")
    for error in library.unreadable:
        report.problem(f"left out: {error.reason}", where=error.diagnostic.file)


def _tell_why_none(library: Library, report: Report) -> None:
    from briefing.library import count_ignored  # noqa: PLC0415 - likewise
    from briefing.model.wording import count_of  # noqa: PLC0415 - likewise

    if library.stale:
        report.problem("the index holds no brief that may be seen by who asks", where=str(library.place))
        return
    ignored = count_ignored(library.place) if library.place.is_dir() else 0
    why = f"{count_of(ignored, 'brief')} left out by .gitignore" if ignored else "'briefing new TITLE' writes one"
    report.problem(f"no briefs here; {why}", where=str(library.place))


def problems_as_data(library: Library) -> list[dict[str, Any]]:
    """What the answer leaves out, for programs."""
    broken = [{"path": str(problem.path), "reason": problem.sentence} for problem in library.problems()]
    folders = [{"path": error.diagnostic.file, "reason": error.reason} for error in library.unreadable]
    return [*broken, *folders]


def hit_line(hit: Hit) -> str:
    """A hit on one line: where it is, what it is, and its words."""
    from briefing.text import safe_line  # noqa: PLC0415 - likewise

    about = " ".join(filter(None, (hit.key, hit.date, hit.speaker)))
    told = ", ".join(filter(None, (hit.marking, *hit.told)))
    return safe_line(f"{hit.path}:{hit.line}: {about}{f' [{told}]' if told else ''}: {hit_words(hit)}") + "\n"


def hit_words(hit: Hit) -> str:
    """The words of a hit with what was found marked; a quotation in quotation marks."""
    from briefing.library.index import marked, shortened  # noqa: PLC0415 - likewise

    found = marked(*shortened(hit.text, hit.spans, MOST))
    words = shortened(hit.main, [], MOST)[0] if hit.label else found
    if hit.section == "statements" and hit.kind == "direct":
        words = f"“{words}”"
    return f"{words} ({hit.label}: {found})" if hit.label else words


def hit_as_data(hit: Hit) -> dict[str, Any]:
    """A hit for programs."""
    return {
        "path": str(hit.path),
        "line": hit.line,
        "brief": hit.brief,
        "title": hit.title,
        "marking": hit.marking or None,
        "section": hit.section,
        "id": hit.key,
        "kind": hit.kind or None,
        "date": hit.date or None,
        "speaker": hit.speaker or None,
        "topic": hit.topic or None,
        "source": hit.source or None,
        "paragraph": hit.at,
        "verdict": hit.word or None,
        "cautions": list(hit.cautions),
        "draft": hit.draft,
        "field": hit.label or "text",
        "text": hit.text,
        "main": hit.main,
        "matches": [list(span) for span in hit.spans],
    }
