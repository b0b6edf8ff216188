"""No input may give a traceback, a hang or a dead process."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import BriefingError, BriefingFileError, BriefingInvalidError
from briefing.files import BriefingFile, load, load_stream, load_text
from briefing.files.yaml_source import parse_yaml
from examples import examples
from programs import posix

ROOT = Path(__file__).resolve().parents[3]
SMALL = (ROOT / "tests" / "data" / "pact" / "pact.yaml").read_bytes()
MIB = 1024 * 1024
SMALL_TOML = b"""briefing = 1
title = "A pact"
[event]
summary = "It was signed."
when = 2026-05-05
[actors.toreva]
name = "Ana Toreva"
[[quotes]]
text = '''The river
belongs to all'''
speaker = "toreva"
at = 3
"""


def outcome(data: bytes, kind: str) -> BriefingFile | BriefingError:
    try:
        return load_text(data, name="brief", format=kind)
    except BriefingError as error:
        return error


def codes_of(error: object) -> set[str]:
    if isinstance(error, BriefingFileError):
        return {error.diagnostic.code}
    assert isinstance(error, BriefingInvalidError), error
    return {finding.code for finding in error.diagnostics}


@pytest.mark.parametrize(
    ("name", "data", "kind", "code"),
    [
        ("alias bomb", b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "yaml", "BR106"),
        ("open brackets", b"[" * 200_000, "yaml", "BR109"),
        ("open brackets in json", b"[" * 200_000, "json", "BR109"),
        ("open brackets in toml", b"a = " + b"[" * 200_000, "toml", "BR109"),
        ("closed brackets in json", b"[" * 900 + b"]" * 900, "json", "BR109"),
        ("deep blocks", b"".join(b" " * depth + b"a:\n" for depth in range(3000)), "yaml", "BR109"),
        ("deep objects", b'{"a":' * 100 + b"1" + b"}" * 100, "json", "BR109"),
        ("a python tag", b"x: !!python/object/apply:os.system ['id']\n", "yaml", "BR107"),
        ("two documents", b"briefing: 1\n---\nbriefing: 1\n", "yaml", "BR108"),
        ("a NUL", b"briefing: 1\x00", "yaml", "BR102"),
        ("a binary file", bytes(range(256)) * 20, "yaml", "BR102"),
        ("latin 1", "title: Chișinău é".encode("latin-1", "replace") + b"\xe9", "yaml", "BR102"),
        ("utf-16", "briefing: 1\n".encode("utf-16"), "yaml", "BR102"),
        ("a raw escape", b"title: \x1b[2J\n", "yaml", "BR104"),
        ("nothing but a comment", b"# a brief\n", "yaml", "BR110"),
        ("nothing but blanks", b"  \n\n", "yaml", "BR110"),
        ("a list", b"- a\n- b\n", "yaml", "BR113"),
        ("a word", b"hello\n", "yaml", "BR113"),
        ("a number", b"12", "json", "BR113"),
        ("NaN", b'{"briefing": NaN}', "json", "BR104"),
        ("a huge number", b'{"briefing": ' + b"9" * 10_000 + b"}", "json", "BR112"),
        ("a mapping as a key", b"? {a: b}\n: c\n", "yaml", "BR104"),
        ("an alias as a key", b"*a : c\n", "yaml", "BR106"),
        ("a duplicate key in json", b'{"briefing": 1, "briefing": 1}', "json", "BR112"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_hostile_documents_are_refused(name: str, data: bytes, kind: str, code: str) -> None:
    assert code in codes_of(outcome(data, kind)), name


@pytest.mark.parametrize("kind", ["yaml", "json", "toml"])
def test_a_very_long_line_is_answered(kind: str) -> None:
    lines = {
        "yaml": b"title: " + b"x" * (4 * MIB),
        "json": b'{"title": "' + b"x" * (4 * MIB) + b'"}',
        "toml": b'title = "' + b"x" * (3 * MIB) + b'"',
    }
    assert isinstance(outcome(lines[kind], kind), BriefingInvalidError)


@pytest.mark.slow
def test_64_mib_on_one_line_are_answered() -> None:
    assert isinstance(outcome(b"title: " + b"x" * (64 * MIB - 7), "yaml"), BriefingInvalidError)


def test_more_than_64_mib_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(64 * MIB + 1)
    with pytest.raises(BriefingFileError) as caught:
        load(path)
    assert caught.value.diagnostic.code == "BR103"


def test_a_folder_is_no_brief(tmp_path: Path) -> None:
    with pytest.raises(BriefingFileError, match="is a folder"):
        load(tmp_path)


@posix
def test_a_pipe_is_refused_and_does_not_block(tmp_path: Path) -> None:
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    with pytest.raises(BriefingFileError, match="is a pipe"):
        load(path)


@posix
def test_a_device_and_a_socket_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BriefingFileError, match="is a device"):
        load("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        with pytest.raises(BriefingFileError):
            load(tmp_path / "s")


@pytest.mark.parametrize("name", ["missing.yaml", "a\x00b.yaml", "x" * 5000, ""])
def test_a_file_that_is_not_there_is_a_sentence(name: str) -> None:
    with pytest.raises(BriefingFileError):
        load(name)


def test_an_empty_file_says_how_to_start_one(tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.touch()
    with pytest.raises(BriefingFileError, match="empty") as caught:
        load(path)
    assert caught.value.diagnostic.code == "BR110"


@pytest.mark.usefixtures("no_superuser")
def test_a_file_without_permission_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "secret.yaml"
    path.write_bytes(SMALL)
    path.chmod(0)
    with pytest.raises(BriefingFileError, match="permission"):
        load(path)


def test_standard_input_is_bounded() -> None:
    class Endless:
        def read(self, size: int) -> bytes:
            return b"x" * size

    with pytest.raises(BriefingFileError):
        load_stream(Endless())  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["yaml", "json", "toml"])
def test_a_file_cut_off_at_any_byte_gives_a_brief_or_a_sentence(kind: str) -> None:
    whole = {
        "yaml": SMALL[:3000],
        "json": json.dumps(parse_yaml(SMALL.decode()).tree, ensure_ascii=False).encode()[:3000],
        "toml": SMALL_TOML,
    }[kind]
    for length in range(1, len(whole)):
        assert outcome(whole[:length], kind) is not None


@settings(deadline=None, max_examples=examples(150))
@given(data=st.binary(min_size=1, max_size=300), kind=st.sampled_from(["yaml", "json", "toml"]))
def test_any_bytes_give_a_brief_or_a_sentence(data: bytes, kind: str) -> None:
    assert outcome(data, kind) is not None


@settings(deadline=None, max_examples=examples(150))
@given(text=st.text(alphabet="abc:-[]{}#&*!|>'\"%@`,? \n\t~01", min_size=1, max_size=80))
def test_any_punctuation_gives_a_brief_or_a_sentence(text: str) -> None:
    assert outcome(text.encode(), "yaml") is not None


@settings(deadline=None, max_examples=examples(150))
@given(place=st.integers(0, len(SMALL) - 1), put=st.binary(max_size=3), taken=st.integers(0, 20))
def test_a_damaged_brief_gives_findings_inside_the_file(place: int, put: bytes, taken: int) -> None:
    data = SMALL[:place] + put + SMALL[place + taken :]
    result = outcome(data, "yaml")
    if isinstance(result, BriefingInvalidError):
        lines = data.decode("utf-8", "replace").split("\n")
        for finding in result.diagnostics:
            assert finding.span is not None
            assert 1 <= finding.span.start.line <= len(lines) + 1


@pytest.mark.parametrize("character", '\\<>"^`{|}')
def test_an_address_that_a_browser_reads_otherwise_is_refused(character: str) -> None:
    url = f"https://evil.example{character}.good.example/"
    text = f"briefing: 1\ntitle: t\nevent: {{summary: '[r]'}}\nsources:\n  r: {{title: R, url: '{url}'}}\n"
    with pytest.raises(BriefingInvalidError, match="an address cannot contain") as caught:
        load_text(text)
    assert [found.code for found in caught.value.diagnostics] == ["BR116"]
