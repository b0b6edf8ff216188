"""What is new in a brief since an earlier version, and where it is read."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from briefing.files import load
from briefing.reader.brief import OpenBrief
from briefing.reader.news import earlier_version, news_since
from briefing.reader.pages.summary import summary_document
from briefing.reader.seen import Seen
from briefing.reader.writer import Lettering, Writer

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.reader.news import News

BEFORE = """\
briefing: 1
title: Quarry
version: 3
as_of: 2026-03-01
event:
  summary: The quarry closed.
  key_points: [The lorries stand still., Nobody of the crew was hurt in the fall.]
actors: {orr: {name: Lena Orr}}
sources: {log: {title: Log, archive: {path: log.txt}}}
quotes:
  - {id: Q1, text: We close today., speaker: orr, source: log}
  - {id: Q2, text: The road is ours., speaker: orr, source: log}
gaps: [Who owns the road?]
"""
EDITS = [
    ("hurt in the fall.", "hurt in that fall."),
    ("  - {id: Q2, text: The road is ours., speaker: orr, source: log}\n", ""),
    ("We close today.", "We closed today."),
]
LOG = "Lena Orr said: “We close today. The road is ours.”\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "log.txt").write_text(LOG)
    path = tmp_path / "quarry.yaml"
    path.write_text(BEFORE)
    return path


def edited(path: Path, edits: list[tuple[str, str]]) -> OpenBrief:
    text = path.read_text()
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text)
    return OpenBrief(load(path))


def news_of(brief: OpenBrief, seen: Seen | None) -> News:
    earlier = earlier_version(brief, seen)
    assert earlier
    news = news_since(earlier, brief)
    assert news
    return news


def test_each_change_is_read_at_its_item_or_in_the_block(path: Path) -> None:
    seen = Seen(path.read_bytes())
    news = news_of(edited(path, EDITS), seen)
    assert set(news.targets) == {"event.key_points.2", "Q1", "changes.3"}
    assert news.comparison.since == "version 3 of 1 March 2026"
    assert news.unseen == 3
    assert [news.beside("", 1), news.beside("", -1)] == [news.targets[0], news.targets[-1]]
    assert [news.beside(key, 1) for key in news.targets] == [*news.targets[1:], news.targets[0]]
    assert news.beside("changes.1", 1) == news.targets[1]


def test_what_was_looked_at_is_known_by_what_it_says(path: Path) -> None:
    seen = Seen(path.read_bytes())
    brief = edited(path, EDITS)
    first = news_of(brief, seen)
    assert first.is_fresh("Q1")
    assert first.see("Q1")
    assert not first.is_fresh("Q1")
    assert not first.see("Q1")
    again = news_of(brief, seen._replace(looked_at=first.marks - first.unseen_marks))
    assert again.unseen == 2
    other = edited(path, [("We closed today.", "We have closed today.")])
    assert news_of(other, seen._replace(looked_at=first.marks)).unseen == 1


def test_the_same_bytes_and_the_same_content_are_no_news(path: Path) -> None:
    seen = Seen(path.read_bytes())
    assert earlier_version(OpenBrief(load(path)), seen) is None
    commented = edited(path, [("quotes:", "# all\nquotes:")])
    earlier = earlier_version(commented, seen)
    assert earlier
    assert news_since(earlier, commented) is None


def test_a_text_that_is_another_now_makes_no_verdict_new(path: Path, tmp_path: Path) -> None:
    import hashlib

    def hashed(text: str) -> str:
        return f"archive: {{path: log.txt, sha256: {hashlib.sha256(text.encode()).hexdigest()}}}"

    edited(path, [("archive: {path: log.txt}", hashed(LOG))])
    seen = Seen(path.read_bytes())
    longer = f"{LOG}\nIt rained.\n"
    (tmp_path / "log.txt").write_text(longer)
    news = news_of(edited(path, [(hashed(LOG), hashed(longer))]), seen)
    assert [change.section for change in news.comparison.changes] == ["sources"]


def test_without_a_version_that_was_read_it_is_the_last_commit(path: Path) -> None:
    assert earlier_version(OpenBrief(load(path)), None) is None
    for arguments in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "1"],
    ):
        subprocess.run(["git", *arguments], cwd=path.parent, check=True)
    assert earlier_version(OpenBrief(load(path)), None) is None
    brief = edited(path, [("version: 3\n", ""), ("as_of: 2026-03-01\n", ""), *EDITS])
    news = news_of(brief, Seen(path.read_bytes()))
    assert "HEAD" not in news.comparison.since
    brief.tell_news(news)
    document = summary_document(Writer(70, brief.index, Lettering(ascii_only=True)), brief, with_glance=False)
    assert document.plain.startswith("CHANGES since version 3 of 1 March 2026\n- ")
    assert "[-close-] {+closed+}" in document.plain


def test_a_version_that_does_not_load_any_more_is_passed_over(path: Path) -> None:
    assert earlier_version(OpenBrief(load(path)), Seen(b"briefing: [")) is None


def test_many_changes_are_counted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.reader.pages.changes.MOST_LISTED", 1)
    seen = Seen(path.read_bytes())
    brief = edited(path, EDITS)
    brief.tell_news(news_of(brief, seen))
    document = summary_document(Writer(70, brief.index, Lettering()), brief, with_glance=False)
    assert "and 2 more; } goes to each" in document.plain
