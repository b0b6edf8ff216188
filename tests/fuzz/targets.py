"""What is fuzzed: each target takes a text, and fails where something breaks that must hold for every text."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.check.checking import check_brief
from briefing.check.fixes import fix_file, plan_fixes
from briefing.check.ladder import locate
from briefing.check.marks import PAIRS, left_open, quoted_pieces, stray_closing
from briefing.check.normalise import normalise, normalise_source
from briefing.check.verdict import Rung
from briefing.edtf import EdtfError, parse_edtf
from briefing.errors import BriefingError, BriefingInvalidError
from briefing.export.formats import FORMATS, Options, Product
from briefing.files import load, load_text
from briefing.files.changing import ChangeRefused
from briefing.outline import lay_out_material, material_of
from briefing.sources import ArchiveText, read_archives, split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from briefing.errors import Diagnostic

__all__ = ["SEPARATOR", "TARGETS"]

SEPARATOR = "\n%%%%\n"
"""Parts the two texts of a target that takes two: words and their source, a brief and its archive."""
LANGUAGES = (None, *(language for languages in PAIRS for language in languages.split()[:1]))
LIGHT = ("text", "markdown", "html", "json", "csv", "timelinejs")
"""The formats that take a few milliseconds."""


def loaded(text: str, kind: str) -> None:
    """A file is a brief, or is refused with findings that lie in it; a brief can be checked."""
    data = text.encode("utf-8", "surrogateescape")
    try:
        found = check_brief(load_text(data, format=kind)).findings
    except BriefingInvalidError as error:
        found = error.diagnostics
    except BriefingError:
        return
    _lie_inside(found, data)


def _lie_inside(findings: Iterable[Diagnostic], data: bytes) -> None:
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in findings:
        assert finding.message
        if finding.span is not None:
            start, end = finding.span
            assert 1 <= start.line <= len(lines), finding
            assert start <= end, finding
            assert 1 <= start.column <= len(lines[start.line - 1]) + 1, finding


def marks(text: str) -> None:
    """Quotations lie in the text, behind each other; what is stray is a place in it."""
    for language in LANGUAGES:
        reached = 0
        for piece in quoted_pieces(text, language):
            assert reached <= piece.start < piece.end <= len(text)
            assert text[piece.start : piece.end] == piece.words == piece.words.strip()
            reached = piece.end
        opened = left_open(text, language)
        assert opened is None or text[opened.start() : opened.end()] == opened[0]
    stray = stray_closing(text)
    assert stray is None or 0 < stray < len(text)


def ladder(text: str) -> None:
    """Words that are found have the letters of the passage, in their order; what was said is found."""
    words, _, source = text.partition(SEPARATOR)
    archive = ArchiveText(split_paragraphs(source), "")
    found = locate(words, archive)
    passages = [archive.paragraphs[hit.paragraph - 1][hit.start : hit.end] for hit in found.spans]
    assert all(hit.start < hit.end <= len(archive.paragraphs[hit.paragraph - 1]) for hit in found.spans)
    assert bool(passages) == (found.rung is not Rung.NOT_FOUND)
    if found.rung is Rung.VERBATIM:
        assert passages == [words]
    elif found.rung is Rung.NORMALISED:
        assert _letters(normalise(words).text) == _letters("".join(normalise_source(one).text for one in passages))
    for text_ in (words, source):
        _places_lie_inside(text_)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _places_lie_inside(text: str) -> None:
    for plain in (normalise(text), normalise_source(text)):
        for place in range(len(plain.text)):
            start, end = plain.raw_span(place, place + 1)
            assert 0 <= start < end <= len(text)


def edtf(text: str) -> None:
    """A date is read or refused in a sentence; what is read is read again as the same."""
    try:
        date = parse_edtf(text)
    except EdtfError:
        return
    assert parse_edtf(date.text) == date
    if date.earliest and date.latest:
        assert date.earliest <= date.latest


def edits(text: str) -> None:
    """`--fix` only adds: what stood in the file stands there still, in its order, and a second time adds nothing."""
    brief, _, archive = text.partition(SEPARATOR)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "brief.yaml"
        path.write_bytes(brief.encode("utf-8", "surrogateescape"))
        (path.parent / "log.txt").write_bytes(archive.encode("utf-8", "surrogateescape"))
        before = path.read_bytes()
        try:
            file = load(path)
            material = material_of(file)
            fix_file(file, material.proof, material.archives)
        except ChangeRefused:
            assert path.read_bytes() == before
            return
        except BriefingError:
            return
        after = path.read_bytes()
        assert _is_part(before, after)
        again = load(path)
        assert not plan_fixes(again, material_of(again).proof, read_archives(again.briefing, path.parent))


def _is_part(part: bytes, whole: bytes) -> bool:
    """Whether the bytes of one stand in the other, in their order."""
    rest = iter(whole)
    return all(byte in rest for byte in part)


def exports(text: str) -> None:
    """Every format takes every brief, and its own reader reads it."""
    try:
        file = load_text(text.encode("utf-8", "surrogateescape"))
    except BriefingError:
        return
    material = material_of(file)
    product = Product(lay_out_material(material, name=file.id), material, file.id)
    for name in LIGHT:
        for profile in FORMATS[name].profiles:
            files = FORMATS[name].render(product, Options(profile=profile))
            assert files
            for data in files.values():
                _read_back(name, data)


def _read_back(name: str, data: bytes) -> None:
    written = data.decode()
    if name in {"json", "timelinejs"}:
        json.loads(written)
    else:
        controls = [sign for sign in written if (sign < " " and sign not in "\n\r\t") or "\ud800" <= sign <= "\udfff"]
        assert not controls, controls


TARGETS: Mapping[str, Callable[[str], None]] = {
    "yaml": lambda text: loaded(text, "yaml"),
    "json": lambda text: loaded(text, "json"),
    "toml": lambda text: loaded(text, "toml"),
    "marks": marks,
    "ladder": ladder,
    "edtf": edtf,
    "edits": edits,
    "exports": exports,
}
"""What is fuzzed, by its name. Bytes that are no UTF-8 stand in a text as halves of characters."""
