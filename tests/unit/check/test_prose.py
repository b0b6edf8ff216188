"""No quotation mark is unchecked: every text of a brief, and every way to write a mark."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from briefing.check import check_brief, prove_prose
from briefing.errors import BriefingInvalidError
from briefing.export.formats import FORMATS, Options, Product
from briefing.files import load, load_text
from briefing.lsp.knowing.allowed import is_prose
from briefing.outline import lay_out_material, material_of
from briefing.sources import ArchiveText

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERY_KEY = (Path(__file__).parents[1] / "model" / "every_key.yaml").read_text(encoding="utf-8")
CLAIM = "the harbour is mine for ever"
NO_TEXT = {"language", "url", "sha256", "id", "wikidata"}
"""Keys whose values are no texts: ids, tags and addresses, in which no blank may stand."""
ADDRESSES = {"path", "same_as"}
"""Keys whose values name a file or something outside the brief, and claim nothing."""


def leaves(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, (*path, key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from leaves(value, (*path, place))
    elif isinstance(node, str):
        yield path


TREE = yaml.load(EVERY_KEY, Loader=yaml.BaseLoader)  # noqa: S506 - plain texts only
TREE["quotes"][1]["speaker"] = None
TREE["event"]["when"] = {"edtf": "2024", "text": "T.", "note": "N."}
TREE["quotes"][0] |= {"date": {"edtf": "2024-03-07", "text": "T.", "note": "N."}}
TREE["timeline"][0]["date"] = {"edtf": "2024-03-07", "text": "T.", "note": "N."}
TREE["as_of"] = {"edtf": "2024-03-08", "text": "T.", "note": "N."}
TREE["watch"][0]["by"] = {"edtf": "2024-04", "text": "T.", "note": "N."}


@pytest.mark.parametrize("path", tuple(leaves(TREE)), ids=lambda path: ".".join(map(str, path)))
def test_marks_in_any_text_of_a_brief_are_looked_at(path: tuple[str | int, ...]) -> None:
    tree = copy.deepcopy(TREE)
    node = tree
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = f'A "{CLAIM}" B'
    try:
        file = load_text(yaml.safe_dump(tree))
    except BriefingInvalidError:
        return  # an id, a number, a date or one word of a list: nothing there can be taken for a quotation
    assert path[-1] not in NO_TEXT
    found = prove_prose(file.briefing, {"report": ArchiveText(("Nothing of it.",), "")})
    claimed = path[:1] == ("quotes",) and path[-1] in {"text", "passage"} and path[-2] != "date"
    assert claimed or ADDRESSES & set(path) or any(CLAIM in piece.words and not piece.found for piece in found)


def test_the_brief_whose_texts_are_changed_is_right() -> None:
    assert load_text(yaml.safe_dump(TREE)).briefing.quotes


@pytest.mark.parametrize("path", tuple(leaves(TREE)), ids=lambda path: ".".join(map(str, path)))
def test_what_outputs_take_for_a_token_is_checked_as_one(path: tuple[str | int, ...]) -> None:
    tree = copy.deepcopy(TREE)
    node = tree
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = "As [report] has it, and [wyre:2]"
    try:
        file = load_text(yaml.safe_dump(tree))
    except BriefingInvalidError:
        return
    checked = any(found.code == "BR205" and "[wyre:2]" in found.message for found in check_brief(file).findings)
    material = material_of(file)
    product = Product(lay_out_material(material, name="brief"), material, "brief")
    shown = " ".join(dict(FORMATS["text"].render(product, Options(profile="full", width=200)))[""].decode().split())
    assert checked == is_prose(path)
    assert ("As [report] has it" if checked else "As [1] has it") not in shown


BRIEF = """\
briefing: 1
title: Quay
event: {{summary: {summary}}}
actors: {{ana: {{name: Ana Lupu, kind: person}}}}
sources: {{s: {{title: Quay closed, publisher: Morning Wire, archive: {{path: s.txt}}}}}}
quotes: [{{text: {text}, kind: {kind}, speaker: ana, source: s{more}}}]
"""
SOURCE = 'Ana Lupu said "we shall keep the quay" on Monday.\n'


def codes(folder: Path, text: str, kind: str = "indirect", summary: str = "S.", more: str = "") -> set[str]:
    (folder / "s.txt").write_text(SOURCE, encoding="utf-8")
    path = folder / "b.yaml"
    quoted = (
        yaml.safe_dump(part, default_style="'", width=999, allow_unicode=True).strip() for part in (text, summary)
    )
    said, told = quoted
    path.write_text(BRIEF.format(text=said, summary=told, kind=kind, more=more), encoding="utf-8")
    return {finding.code for finding in check_brief(load(path)).findings}


@pytest.mark.parametrize(
    "text",
    [
        'She calls it "a ruin".',
        "She calls it “a ruin”.",
        "She calls it ‘a ruin’.",
        "She calls it ‹a ruin›.",
        "She calls it «a ruin».",
        "She calls it „a ruin“.",
        "她说《a ruin》。",
        "She calls it ＂a ruin＂.",
        'She calls it "a ruin.',
        'A ruin it is" she says.',
        'She says "no".',
    ],
)
def test_marks_in_a_paraphrase_and_in_prose_are_claims(tmp_path: Path, text: str) -> None:
    assert "BR305" in codes(tmp_path, text)
    assert "BR305" in codes(tmp_path, "She stays.", summary=text)


@pytest.mark.parametrize("text", ['She calls it "a ruin".', "A ruin it is” she says.", "She calls it ‹a ruin›."])
def test_marks_in_a_partial_quotation_are_claims(tmp_path: Path, text: str) -> None:
    assert "BR301" in codes(tmp_path, text, "mixed")


@pytest.mark.parametrize("text", ["It's a ruin.", "She calls it a ruin.", "The dockers' ruin."])
def test_a_partial_quotation_without_words_in_marks_is_told(tmp_path: Path, text: str) -> None:
    assert "BR315" in codes(tmp_path, text, "mixed")


def test_words_that_the_source_has_are_found(tmp_path: Path) -> None:
    assert not codes(tmp_path, 'She will "keep the quay".', summary='It is "the quay", the "Morning Wire" says.') & {
        "BR305"
    }


def test_words_of_a_paraphrase_are_nobodys_quotation(tmp_path: Path) -> None:
    assert "BR305" in codes(tmp_path, "The quay is a ruin", summary='She said "the quay is a ruin".')


@pytest.mark.parametrize("more", ["language: en\n", "language: en-GB\n", ""])
def test_an_original_in_the_language_of_the_brief_is_no_translation(tmp_path: Path, more: str) -> None:
    (tmp_path / "s.txt").write_text(SOURCE, encoding="utf-8")
    original = ", original: {language: en, text: we shall keep the quay}"
    text = BRIEF.format(summary="S.", text="we shall never keep the quay", kind="direct", more=original)
    path = tmp_path / "b.yaml"
    path.write_text(text.replace("title: Quay\n", f"title: Quay\n{more}"), encoding="utf-8")
    assert "BR301" in {finding.code for finding in check_brief(load(path)).findings}


def test_an_original_that_shares_its_small_words_is_in_the_language_of_the_brief(tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text(SOURCE.replace("keep the quay", "pay for it"), encoding="utf-8")
    original = ", original: {language: en, text: we shall pay for it}"
    path = tmp_path / "b.yaml"
    path.write_text(
        BRIEF.format(summary="S.", text="we shall not pay for it", kind="direct", more=original), encoding="utf-8"
    )
    assert "BR301" in {finding.code for finding in check_brief(load(path)).findings}


def test_the_title_of_a_source_and_a_name_only_warn(tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text(SOURCE, encoding="utf-8")
    path = tmp_path / "b.yaml"
    text = BRIEF.format(summary="S.", text="She stays.", kind="indirect", more="")
    path.write_text(text.replace("title: Quay closed", 'title: Quay "shut"'), encoding="utf-8")
    found = [finding for finding in check_brief(load(path)).findings if finding.code == "BR305"]
    assert [(str(finding.severity), finding.path) for finding in found] == [("warning", "sources.s.title")]
