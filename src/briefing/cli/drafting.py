"""Makes a draft of reports for the commands that do: captures, proposes, proves, writes, and says what came of it."""

from __future__ import annotations

import datetime as dt
import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.capture.entering import put_down
from briefing.cli.report import ExitCode, with_progress
from briefing.cli.streams import folder_made, names_folder, stream_of, write_product
from briefing.cli.taking import losses, size_of, tell_doubts
from briefing.draft.beginning import heading_of
from briefing.draft.drafting import draft_of, plan_sources
from briefing.errors import BriefingError, BriefingFileError
from briefing.library.beginning import SCHEMA, schema_address, slug_of
from briefing.model.wording import count_of
from briefing.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.capture import Captured
    from briefing.capture.entering import PlannedSource
    from briefing.cli.report import Report
    from briefing.cli.taking import Taker
    from briefing.draft.drafting import Draft

__all__ = ["Drafter", "Wishes"]


class Wishes(NamedTuple):
    """What a draft shall be.

    Attributes:
        title: The title; that of the first report where it is left out.
        published: The day of publication, as EDTF, of a report that does not say it.
        language: The BCP 47 tag of a report that does not say its language.
        command: A command line that is asked for statements.
        timeout: Seconds that its answer may take.
    """

    title: str | None = None
    published: str | None = None
    language: str | None = None
    command: str | None = None
    timeout: float = 0


class Drafter:
    """Writes one draft.

    Args:
        report: Who is told what was done.
        taker: Takes the reports in.
        output: The file, the folder to put it in, `-`, or None for a file of its own name in this folder.
        force: Whether a file that is there may be replaced.

    Attributes:
        written: The file of the draft, once it is written to one.
    """

    def __init__(self, report: Report, taker: Taker, output: str | None, *, force: bool) -> None:
        self._report = report
        self._taker = taker
        self._output = output
        self._force = force
        self.written: Path | None = None

    def draft(self, names: Sequence[str], wishes: Wishes) -> ExitCode:
        """Draft a brief of reports: addresses, files, or `-`."""
        taken = [self._taker.take_in(name) for name in with_progress(names, len(names), "capturing")]
        reports = [captured for captured in taken if captured is not None]
        if len(reports) < len(names):
            self._report.note("no draft was written")
            return ExitCode.USAGE
        try:
            return self._draft(dict(zip(names, reports, strict=False)), wishes)
        except BriefingError as error:
            self._report.error(error)
            return ExitCode.USAGE

    def _draft(self, reports: dict[str, Captured], wishes: Wishes) -> ExitCode:
        target = self._target(wishes.title or heading_of(next(iter(reports.values()))))
        folder = target.parent if target else Path()
        now = dt.datetime.now(dt.UTC)
        sources = plan_sources(reports, folder, now=now)
        if wishes.command is not None:
            self._report.note(f"asking: {safe_line(wishes.command)}")
        draft = draft_of(
            sources,
            list(reports.values()),
            now=now,
            file=shlex.quote(str(target or "brief.yaml")),
            schema=schema_address(folder) if target else SCHEMA,
            title=wishes.title,
            published=wishes.published,
            language=wishes.language,
            command=wishes.command,
            timeout=wishes.timeout,
        )
        with folder_made(self._output or ""):
            put_down(sources, folder)
            self._tell_sources(reports, sources)
            output = str(target) if target else self._output
            write_product(draft.text, output, self._report, name="", force=self._force)
        self.written = target
        self._tell(draft)
        return ExitCode.FINDINGS if draft.refused else ExitCode.GOOD

    def _target(self, title: str) -> Path | None:
        """The file of the draft; None where it goes to a stream.

        Raises:
            BriefingFileError: There is one, and it may not be replaced.
        """
        if self._output is not None and stream_of(self._output) is not None:
            return None
        name = f"{slug_of(title)}.yaml"
        output = self._output or name
        path = Path(output, name) if names_folder(output) else Path(output)
        if os.path.lexists(path) and not self._force:
            raise BriefingFileError(str(path), "already exists", hint="--force replaces it")
        return path

    def _tell_sources(self, reports: dict[str, Captured], sources: Sequence[PlannedSource]) -> None:
        """Say how much text each report has, what of it was left out, and where it lies."""
        for name, captured in reports.items():
            self._report.note(f"{safe_line(name)}: {size_of(captured)}; {losses(captured)}")
            tell_doubts(self._report, captured)
        for source in sources:
            files = " and ".join(safe_line(str(path)) for path in source.contents)
            there = f"the text of '{source.key}' is there already"
            self._report.note(f"wrote {files}" if files else there)

    def _tell(self, draft: Draft) -> None:
        hints = f"; {count_of(draft.hints, 'item')} more in comments, which are not sure" if draft.hints else ""
        self._report.note(f"{draft.summary}{hints}")
        for number, shown, reason in draft.refused:
            self._report.note(f'refused, statement {number} "{safe_line(shown)}": {safe_line(reason)}')
        if self.written is not None:
            file = shlex.quote(str(self.written))
            self._report.note(f"Correct it, then:  briefing check {file}")
            self._report.note(f"Read it:           briefing {file}")
