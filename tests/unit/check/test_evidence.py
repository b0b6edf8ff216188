"""What `check` says of the words in quotation marks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.check import check_brief
from briefing.check.evidence import CODES, find_nearest, word_difference
from briefing.check.hints import unseen_reasons
from briefing.files import load
from briefing.sources import ArchiveText

ROOT = Path(__file__).resolve().parents[3]


UNQUOTED = "text: called the pact a mistake, speaker: league, source: gazette, at: 5"


@pytest.fixture
def pact(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "data" / "pact", tmp_path / "pact")
    return tmp_path / "pact" / "pact.yaml"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def codes(path: Path) -> list[tuple[str, str, str]]:
    """Only what the sources say; the rules of the trade have tests of their own."""
    findings, _ = check_brief(load(path))
    return [(finding.code, finding.severity, finding.path) for finding in findings if finding.code in CODES]


def test_words_in_other_capitals_are_shown(tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("“WE PAY FOR THE QUAY,” said Ada.", encoding="utf-8")
    path = tmp_path / "b.yaml"
    path.write_text(
        "briefing: 1\ntitle: T\nevent: {summary: S.}\nactors: {a: {name: Ada, kind: person}}\n"
        "sources: {s: {title: S, archive: {path: s.txt}}}\nquotes: [{text: We pay for, speaker: a, source: s}]\n",
        encoding="utf-8",
    )
    hints = [str(found.hint) for found in check_brief(load(path)).findings if found.code == "BR301"]
    assert "WE PAY FOR" in hints[0]
    assert "with other capitals" in hints[0]


def test_a_brief_whose_words_all_stand_is_silent(pact: Path) -> None:
    assert codes(pact) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("The river belongs to those", "The river belongs to all", ("BR301", "error", "quotes[0].text")),
        ('"never again"', '"not again"', ("BR301", "error", "quotes[2].text")),
        ("passage: the dams would open", "passage: the dams will open", ("BR301", "error", "quotes[1].passage")),
        ("text: Nobody asked us, speaker: null, source: radio", UNQUOTED, ("BR306", "warning", "quotes[4].text")),
        ("    at: 3\n    date", "    at: 2\n    date", ("BR303", "warning", "quotes[0].at")),
        ("sources/gazette.txt", "sources/missing.txt", ("BR304", "note", "sources.gazette.archive.path")),
        ("what: River pact", 'what: River "pact of shame"', ("BR305", "warning", "event.what")),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(pact: Path, old: str, new: str, found: tuple[str, str, str]) -> None:
    change(pact, old, new)
    assert codes(pact) == [found]


def test_a_changed_archive_is_an_error_and_proves_nothing(pact: Path) -> None:
    archive = pact.parent / "sources" / "gazette.txt"
    archive.write_text(archive.read_text() + " ")
    findings, proof = check_brief(load(pact))
    assert [finding.code for finding in findings if finding.code in CODES] == ["BR302"]
    assert "not compared" in proof.tally().sentence()
    assert "verbatim" not in proof.tally().sentence()


def test_a_finding_points_into_the_file(pact: Path) -> None:
    change(pact, "The river belongs to those", "The river belongs to all")
    findings, _ = check_brief(load(pact))
    (span,) = [finding.span for finding in findings if finding.code == "BR301"]
    assert span is not None
    line = pact.read_text().splitlines()[span.start.line - 1]
    assert line[span.start.column - 1 :].startswith("The river belongs to all")


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ('what: River "pact of shame"', 'what: River "pact of shame"'),
        ("what: 'River \"pact of shame\"'", "what: 'River \"pact of shame\"'"),
        ('what: "River \\"pact of shame\\""', 'what: "River \\"pact of shame\\""'),
    ],
)
def test_words_in_prose_are_pointed_at_themselves(pact: Path, written: str, line: str) -> None:
    change(pact, "what: River pact", written)
    findings, _ = check_brief(load(pact))
    (found,) = [finding for finding in findings if finding.code == "BR305"]
    assert found.span is not None
    assert (found.source_line or "").strip() == line
    assert (found.source_line or "")[found.span.start.column - 1 : found.span.end.column - 1] == "pact of shame"


def test_the_nearest_passage_and_the_difference_are_shown() -> None:
    text = ArchiveText(("Nothing here.", "He said that we will not go there again, whatever they do."), "")
    nearest = find_nearest("we will go there again", text)
    assert nearest is not None
    assert nearest.paragraph == 2
    assert "will {+not+} go there" in word_difference("we will go there again", nearest.passage)


def test_nothing_like_the_words_is_said_to_be_so() -> None:
    assert find_nearest("zzzz qqqq", ArchiveText(("The port is closed.",), "")) is None


@pytest.mark.parametrize(
    ("words", "paragraph", "hint"),
    [
        ("We pay for it. We stay", '"We pay for it," said Brann. "We stay."', "write '...' between 'it' and 'We'"),
        ("We pay for the quay", "(00:12) We pay for\n(00:15) the quay.", "only the time code (00:15) stands between"),
        ("We pay for the quay", "“We pay (laughs) for the quay,” he said.", "only '(laughs)' stands between 'pay'"),
        ("On paie, et on reste", "« On paie, a dit Brann, et on reste. »", "only 'a dit Brann' stands between 'paie'"),
        ("Платим, и остаёмся", "— Платим, — сказал Бранн, — и остаёмся.", "stands between 'Платим' and 'и'"),
        ("We pay for it", "“WE PAY FOR IT,” he said.", "with other capitals"),
        ("Nous payons l’été", "Â« Nous payons lâ€™Ã©tÃ© Â»", "the archive was decoded wrongly, as 'Â«' shows"),
        ("We pay Mаra for it", "We pay Mara for it.", "mixes Latin and Cyrillic letters: CYRILLIC SMALL LETTER A"),
    ],
)
def test_the_hint_names_what_the_eye_does_not_see(words: str, paragraph: str, hint: str) -> None:
    assert any(hint in reason for reason in unseen_reasons(words, ArchiveText((paragraph,), ""), 1))


def test_no_hint_joins_over_words_that_were_left_out() -> None:
    archive = ArchiveText(('"We will not pay for it," said Brann.',), "")
    assert not list(unseen_reasons("We will pay for it", archive, 1))


def test_an_archive_in_utf_16_is_read_and_told(tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_bytes('"We stay," said Mira Sand.'.encode("utf-16"))
    brief = (
        "briefing: 1\ntitle: T\nevent: {summary: S}\nactors: {a: {name: Mira Sand, kind: person}}\n"
        "sources: {s: {title: S, archive: {path: s.txt}}}\nquotes:\n- {text: We stay, speaker: a, source: s, at: 1}\n"
    )
    (tmp_path / "b.yaml").write_text(brief)
    checked = check_brief(load(tmp_path / "b.yaml"))
    assert checked.proof.verdicts["Q1"].verified
    told = [(str(found.severity), found.hint) for found in checked.findings if found.code == "BR302"]
    assert told == [("note", "other programs take it for UTF-8: convert it with 'iconv -f UTF-16 -t UTF-8'")]


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("e bridge standin", "the bridge standing"),
        ("We keep the bride", "We keep the bridge"),
        ("standing her", "standing here"),
        ("eep the bri", "keep the bridge"),
        ("bridge standing here", "bridge standing here"),
    ],
)
def test_the_nearest_passage_has_whole_words(words: str, passage: str) -> None:
    archive = ArchiveText(("It rained.", "We keep the bridge standing here"), "")
    assert find_nearest(words, archive) == (2, passage)


def test_a_passage_is_near_from_half_of_the_letters_on_and_words_are_not_too_long() -> None:
    assert find_nearest("abcd", ArchiveText(("abxy",), "")) == (1, "abxy")
    assert find_nearest("abcd", ArchiveText(("axyz",), "")) is None
    long = "We keep it. " * 200
    assert find_nearest(long[:2000], ArchiveText((long,), "")) is not None
    assert find_nearest(long[:2001], ArchiveText((long,), "")) is None


@pytest.mark.parametrize(
    ("words", "passage", "shown"),
    [
        ("We will go.", '"We will not go,"', "will {+not+} go"),
        ("We go,", "We go.", "[-go,-] {+go.+}"),
        ("We ... go", "We go", "We [-...-] go"),
    ],
)
def test_marks_count_in_a_difference_only_where_nothing_else_does(words: str, passage: str, shown: str) -> None:
    assert shown in word_difference(words, passage)
