"""`briefing verify`: every quotation of any document, against its sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.parameters import OUTPUT, BriefingCommand, OutputPath, color_option, force_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import STDIN, names_folder, standard_input, write_product, write_stdout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefing.cli.report import Report
    from briefing.errors import BriefingError
    from briefing.sources.documents import DocumentText
    from briefing.verify import VerifiedDocument

__all__ = ["verify_documents"]


_AGAINST = "--against"
_WITH_VALUES = frozenset((_AGAINST, "--format", "--comments", "--color"))
"""The options that are followed by a value of their own."""


class _VerifyCommand(BriefingCommand):
    """`briefing verify`, whose `--against` takes several sources, as a shell makes them of `sources/*.txt`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `--against` before each source that follows it."""
        return super().parse_args(ctx, list(_each_named(args)))


def _each_named(args: Sequence[str]) -> Iterator[str]:
    """The words of a command line, with `--against` before each source behind the documents.

    Where no document stands before it, what follows the first source are documents: pre-commit puts them last.

    >>> list(_each_named(["a.md", "--against", "x.txt", "y.txt", "--list"]))
    ['a.md', '--against', 'x.txt', '--against', 'y.txt', '--list']
    >>> list(_each_named(["--against", "x.txt", "a.md"]))
    ['--against', 'x.txt', 'a.md']
    """
    has_document = ended = False
    option = ""
    left = 0
    for arg in args:
        ended = ended or arg == "--"
        if left or ended:
            left = 0
        elif arg.startswith("--"):
            option = arg
            left = int(arg in _WITH_VALUES)
        elif option == _AGAINST and has_document and arg != STDIN:
            yield _AGAINST
        else:
            has_document = True
        yield arg


@click.command(
    "verify",
    cls=_VerifyCommand,
    examples=[
        ("briefing verify report.md --against sources/", "a report, against every text of a folder"),
        (
            "briefing verify note.html --against brief.yaml --list",
            "against the archives of a brief, each told in a line",
        ),
        ("cat report.md | briefing verify - --against sources/ --strict", "what a program writes"),
        ("briefing verify report.md --against sources/ --format html", "the text with each quotation marked"),
        ("briefing verify memo.docx --against sources/ --comments out/", "a copy with a comment at each quotation"),
    ],
)
@click.argument("documents", type=OutputPath(), nargs=-1, required=True, metavar="DOCUMENT...")
@click.option(
    "--against",
    "sources",
    type=OutputPath(),
    multiple=True,
    required=True,
    metavar="SOURCE",
    help="A text, a folder of texts, or a brief with its archives; several behind the documents.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github", "sarif", "html"]),
    default="text",
    help="text: messages on standard error; the others on standard output.",
)
@click.option("--list", "listed", is_flag=True, help="List every quotation with its verdict and its place.")
@click.option(
    "--comments", type=OUTPUT, metavar="OUT", help="Write a copy of a Word file with a comment at each quotation."
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@force_option
@color_option
@click.pass_obj
def verify_documents(
    report: Report,
    documents: tuple[str, ...],
    sources: tuple[str, ...],
    format_: str,
    listed: bool,
    comments: str | None,
    strict: bool,
    force: bool,
) -> int:
    """Look up every quotation of any document in its sources.

    DOCUMENT is Markdown, a web page, a Word or OpenDocument file, a PDF, a text, or - for standard input (Markdown,
    unless it is seen to be something else). What stands in quotation marks, and what is set apart as a quotation, must
    stand in a SOURCE: word for word, or where only the typography differs, or where marks of omission say so.

    Exits with 1 if words are not found, with 2 if a file cannot be read or there is nothing to compare with.
    """
    from briefing.verify import FORMATS, Evidence, verify  # noqa: PLC0415 - help and completion need none of it
    from briefing.verify.reading import read_texts  # noqa: PLC0415 - likewise
    from briefing.verify.reports import list_quotations, summary_of  # noqa: PLC0415 - likewise

    failed: list[BriefingError] = []

    def fail(error: BriefingError) -> None:
        report.error(error)
        failed.append(error)

    evidence = Evidence.of(read_texts(sources, fail))
    if not evidence.has_words:
        report.problem("no source has a text: there is nothing to compare with", where="briefing verify")
        return ExitCode.USAGE
    verified = [verify(name, document, evidence) for name, document in _opened(documents, fail)]
    if format_ == "text":
        report.diagnostics(finding for one in verified for finding in one.findings)
    else:
        write_stdout(FORMATS[format_](verified))
    if listed:
        write_stdout(list_quotations(verified))
    if comments is not None:
        _write_comments(verified, comments, report, force=force)
    several = "s" if len(evidence.texts) > 1 else ""
    report.note(f"{summary_of(verified)}; compared with {len(evidence.texts)} source{several}")
    return ExitCode.USAGE if failed else _exit_code(verified, strict=strict)


def _opened(names: tuple[str, ...], fail: Callable[[BriefingError], None]) -> Iterator[tuple[str, DocumentText]]:
    """Read the documents; what cannot be read is told, and the others follow."""
    from briefing.errors import BriefingError  # noqa: PLC0415 - help and completion need none of it
    from briefing.files.reading import read_stream  # noqa: PLC0415 - likewise
    from briefing.verify.reading import open_document  # noqa: PLC0415 - likewise

    for name in names:
        try:
            yield name, open_document(name, read_stream(standard_input()) if name == STDIN else None)
        except BriefingError as error:
            fail(error)


def _write_comments(verified: Sequence[VerifiedDocument], output: str, report: Report, *, force: bool) -> None:
    """Write a copy of each Word file, under its own name in a folder, or of the only one under another name."""
    from briefing.errors import BriefingFileError  # noqa: PLC0415 - help and completion need none of it
    from briefing.files.reading import read_regular  # noqa: PLC0415 - likewise
    from briefing.verify.comments import with_comments  # noqa: PLC0415 - likewise
    from briefing.verify.reading import LARGEST  # noqa: PLC0415 - likewise

    if len(verified) > 1 and not names_folder(output):
        raise BriefingFileError(output, "is no folder, and there are several documents", hint="name one, as in out/")
    for one in verified:
        copy = with_comments(read_regular(one.name, LARGEST), one)
        write_product(copy, output, report, name=Path(one.name).name, force=force, brief=Path(one.name))


def _exit_code(verified: list[VerifiedDocument], *, strict: bool) -> ExitCode:
    from briefing.errors import Severity  # noqa: PLC0415 - help and completion need none of it

    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    found = any(finding.severity in failing for one in verified for finding in one.findings)
    return ExitCode.FINDINGS if found else ExitCode.GOOD
