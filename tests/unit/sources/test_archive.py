"""The archive of a source, or a sentence that says why there is none."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Archive
from briefing.sources import ArchiveError, ArchiveText, read_archive, split_paragraphs
from programs import posix

if TYPE_CHECKING:
    from pathlib import Path


def archive(path: str, digest: str | None = None) -> Archive:
    return Archive(path=path, sha256=digest)


def kind_of(path: str, folder: Path, digest: str | None = None) -> str:
    with pytest.raises(ArchiveError) as caught:
        read_archive(archive(path, digest), folder)
    return caught.value.kind


def test_paragraphs_keep_their_characters(tmp_path: Path) -> None:
    data = "\ufeffOne\u00a0here.\r\n\r\n \u00a0\r\nTwo\r\nlines.\n\n\n\nThree.".encode()
    (tmp_path / "a.txt").write_bytes(data)
    text = read_archive(archive("a.txt", hashlib.sha256(data).hexdigest()), tmp_path)
    assert text.paragraphs == ("One\u00a0here.", "Two\nlines.", "Three.")


def test_a_changed_archive_proves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("changed")
    assert kind_of("a.txt", tmp_path, "0" * 64) == "changed"


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "a.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "out").symlink_to(tmp_path)
    assert kind_of("a.txt", folder) == "outside"
    assert kind_of("out/secret.txt", folder) == "outside"


@posix
def test_what_is_no_text_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "large").open("wb") as stream:
        stream.truncate(64 * 1024 * 1024 + 1)
    assert kind_of("folder", tmp_path) in {"irregular", "unreadable"}
    assert kind_of("latin.txt", tmp_path) == "not UTF-8"
    assert kind_of("pipe", tmp_path) == "irregular"
    assert kind_of("large", tmp_path) == "too large"
    assert kind_of("missing.txt", tmp_path) == "missing"
    assert kind_of("folder/x/y", tmp_path) == "missing"


def test_a_brief_without_a_file_has_no_archives() -> None:
    with pytest.raises(ArchiveError, match="not read from a file"):
        read_archive(archive("a.txt"), None)


@given(st.binary(max_size=400))
def test_any_bytes_are_paragraphs_or_a_sentence(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    assert all(paragraph.strip() for paragraph in split_paragraphs(text))


def test_the_type_is_what_tells_text_from_trouble(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.\n\nTwo.")
    assert isinstance(read_archive(archive("a.txt"), tmp_path), ArchiveText)


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("interviews/Zoë.txt", "interviews/Zoe\u0308.txt"),
        ("Zoe\u0308/größe.txt", "Zoë/gro\u0308ße.txt"),
        ("./대화.txt", "\u1103\u1162\u1112\u116a.txt"),
    ],
)
def test_a_name_written_in_another_form_is_the_same_name(tmp_path: Path, written: str, there: str) -> None:
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text("One.")
    text = read_archive(archive(written), tmp_path)
    assert (text.paragraphs, text.notes) == (("One.",), ())


def test_another_case_is_read_and_told(tmp_path: Path) -> None:
    (tmp_path / "Wire").mkdir()
    (tmp_path / "Wire" / "May.TXT").write_text("One.")
    text = read_archive(archive("wire/may.txt"), tmp_path)
    assert text.paragraphs == ("One.",)
    assert [note.kind for note in text.notes] == ["case"]
    assert "'Wire/May.TXT'" in text.notes[0].sentence


def test_of_several_cases_none_is_chosen(tmp_path: Path) -> None:
    for name in ("MAY.txt", "May.txt"):
        (tmp_path / name).write_text(name)
    assert kind_of("may.txt", tmp_path) == "missing"
    assert read_archive(archive("May.txt"), tmp_path).paragraphs == ("May.txt",)


def test_another_case_leads_no_further_than_the_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "in" / "A.txt").symlink_to(tmp_path / "secret.txt")
    assert kind_of("a.txt", tmp_path / "in") == "outside"


@pytest.mark.parametrize(("kept", "there"), [(b"a\nb\n", b"a\r\nb\r\n"), (b"a\r\nb", b"a\nb"), (b"a\nb", b"a\rb")])
def test_other_line_ends_are_told_and_compared(tmp_path: Path, kept: bytes, there: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(there)
    text = read_archive(archive("a.txt", hashlib.sha256(kept).hexdigest()), tmp_path)
    assert text.paragraphs == ("a\nb",)
    assert [note.kind for note in text.notes] == ["line ends"]
    assert read_archive(archive("a.txt", hashlib.sha256(there).hexdigest()), tmp_path).notes == ()


def test_other_words_with_other_line_ends_are_a_change(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a\r\nc\r\n")
    assert kind_of("a.txt", tmp_path, hashlib.sha256(b"a\nb\n").hexdigest()) == "changed"
