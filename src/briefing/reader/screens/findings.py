"""What is wrong with a brief: what `check` finds, or why its file does not load."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from briefing.errors import BriefingFileError, BriefingInvalidError, Severity
from briefing.model.wording import count_of
from briefing.reader.document import Document, Line, Role, Span
from briefing.reader.pages.common import hint_runs
from briefing.reader.screens.modal import DocumentModal, ModalText
from briefing.reader.writer import wrap_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.binding import BindingType

    from briefing.errors import BriefingError, Diagnostic
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering

__all__ = ["FindingsScreen", "findings_of", "screen_of_broken", "screen_of_check"]

_ROLES = {Severity.ERROR: Role.WRONG, Severity.WARNING: Role.CAUTION, Severity.NOTE: Role.MUTED}


class FindingsText(ModalText):
    """Findings, of which the cursor marks all of one."""

    def selectable(self, number: int) -> bool:
        """The first line of each finding."""
        owner = self.key_at(number)
        return bool(owner) and (number == 0 or self.key_at(number - 1) != owner)

    def is_marked(self, number: int) -> bool:
        """Whether a line belongs to the finding of the cursor."""
        return bool(self.key) and self.key_at(number) == self.key

    def show_cursor(self) -> None:
        """Scroll as little as needed for all of the finding to be seen, its heading too where it is the first."""
        super().show_cursor()
        last = self.cursor
        while self.is_marked(last + 1):
            last += 1
        height = self.rows_shown
        if last < height and self._nearest(0) == self.cursor:
            # The box may have been lower when it was first laid out.
            self.scroll_to(y=0, animate=False, force=True)
        elif 0 < height <= last - self.scroll_offset.y:
            self.scroll_to(y=min(last - height + 1, self.cursor), animate=False, force=True)


class FindingsScreen(DocumentModal["Diagnostic | None"]):
    """Lists findings, each with its place in the file, what is wrong, and what would be right; Enter chooses one.

    Findings of one rule stand under one heading, errors first.

    Args:
        title: What stands above them.
        findings: What was found, in file order.
        lettering: How text is put on this screen.
        hint: What closes it, and what else can be done.
        hidden: The rules whose findings are not listed, errors aside.
        hide: Keeps other rules hidden; None where nothing can be hidden.
    """

    TEXT = FindingsText
    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "hide", show=False), Binding("X", "show_all", show=False)]

    def __init__(
        self,
        title: str,
        findings: Sequence[Diagnostic],
        lettering: Lettering,
        hint: str = "Esc closes",
        *,
        hidden: Iterable[str] = (),
        hide: Callable[[tuple[str, ...]], object] | None = None,
    ) -> None:
        super().__init__(title, self._build, lettering, hint)
        self._found = tuple(findings)
        self._rules = frozenset(hidden)
        self._hide = hide
        self._list()

    def _list(self) -> None:
        """List what is not hidden: errors first, then rule by rule, each in file order."""
        kept = [one for one in self._found if one.severity is Severity.ERROR or one.code not in self._rules]
        self._findings = tuple(sorted(kept, key=lambda one: (list(Severity).index(one.severity), one.code)))

    def _build(self, width: int) -> Document:
        """A heading for each rule, and a paragraph for each finding."""
        lines: list[Line] = []
        numbered = enumerate(self._findings)
        for (severity, code), group in groupby(numbered, key=lambda one: (one[1].severity, one[1].code)):
            found = list(group)
            hints = {finding.hint for _, finding in found}
            told = [Span(f"  {count_of(len(found), 'finding')}", Role.MUTED)] if len(found) > 1 else []
            lines += [Line((Span(f"{severity} {code}", _ROLES[severity]), *told), heading=True)]
            for number, finding in found:
                lines += self._finding(number, finding, width, hint="" if len(hints) == 1 else finding.hint or "")
            if len(hints) == 1 and (hint := next(iter(hints))):
                lines += self._hint_lines(hint, str(found[-1][0]), width)
            lines.append(Line())
        if left := len(self._found) - len(self._findings):
            lines.append(Line((Span(f"{count_of(left, 'finding')} hidden: X shows them.", Role.MUTED),)))
        return Document(tuple(lines))

    def _finding(self, number: int, finding: Diagnostic, width: int, *, hint: str) -> list[Line]:
        start = finding.span.start if finding.span else None
        place = f"{start.line}:{start.column}  " if start else ""
        message = f"{finding.path}: {finding.message}" if finding.path else finding.message
        spans = [Span(place, Role.MUTED), *self.lettering.spans(message, one_line=True)]
        lines = [Line(line, str(number)) for line in wrap_spans(spans, width, 2, 4)]
        return [*lines, *(self._hint_lines(hint, str(number), width) if hint else [])]

    def _hint_lines(self, hint: str, owner: str, width: int) -> list[Line]:
        spans = [span for run in hint_runs(hint, self.lettering) for span in self.lettering.spans(run)]
        return [Line(line, owner) for line in wrap_spans(spans, width, 4, 4)]

    def action_choose(self) -> None:
        """Close, with the finding under the cursor as the result."""
        number = self.text_view.key
        if number:
            self.dismiss(self._findings[int(number)])

    def action_hide(self) -> None:
        """Hide the rule of the finding under the cursor, for this brief; an error is never hidden."""
        key = self.text_view.key
        if self._hide is None or not key:
            return
        finding = self._findings[int(key)]
        if finding.severity is Severity.ERROR:
            self.notify("An error is not hidden.", timeout=3)
        else:
            self._show_without(self._rules | {finding.code})

    def action_show_all(self) -> None:
        """Hide no rule any more."""
        if self._hide is not None and self._rules:
            self._show_without(frozenset())

    def _show_without(self, rules: frozenset[str]) -> None:
        self._rules = rules
        if self._hide:
            self._hide(tuple(sorted(rules)))
        self._list()
        self.text_view.show(self._build)


def screen_of_check(
    brief: OpenBrief, lettering: Lettering, hidden: Iterable[str], hide: Callable[[tuple[str, ...]], object]
) -> FindingsScreen:
    """Make the list of all that `check` finds in a brief, the most severe first; the one chosen is where to go."""
    found = brief.findings
    title = f"Check: {brief.check_words or 'nothing found'}"
    hint = "Enter goes there; x hides the rule here; Esc closes" if found else "Esc closes"
    return FindingsScreen(title, found, lettering, hint, hidden=hidden, hide=hide)


def screen_of_broken(problems: Sequence[Diagnostic], lettering: Lettering, *, can_edit: bool) -> FindingsScreen:
    """Make the list of what keeps a file from loading; the one chosen is where to edit, if editing is possible."""
    title = "The file no longer loads; this is the last good brief"
    return FindingsScreen(title, problems, lettering, f"{'Enter edits there; ' if can_edit else ''}Esc closes")


def findings_of(error: BriefingError) -> tuple[Diagnostic, ...]:
    """The diagnostics of an error: all that is wrong with a brief, or why its file cannot be read."""
    if isinstance(error, BriefingInvalidError):
        return error.diagnostics
    return (error.diagnostic,) if isinstance(error, BriefingFileError) else ()
