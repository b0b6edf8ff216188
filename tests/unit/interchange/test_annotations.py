"""Statements go out as annotations of their words, and annotations come in only as what the check finds."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.check import Standing, prove
from briefing.errors import BriefingSyntaxError
from briefing.files import BriefingFile, load, load_text, write_file
from briefing.files.changing import write_change
from briefing.files.yaml_writing import as_yaml
from briefing.interchange.bibliography import NoSourcesError
from briefing.interchange.entering import add_statements, new_brief_of_pages
from briefing.interchange.placing import Placed, place_selections
from briefing.interchange.selections import read_selections
from briefing.interchange.web_annotations import laid_out, write_annotations
from briefing.model import QuoteKind
from briefing.sources import ArchiveText, read_archives

if TYPE_CHECKING:
    from briefing.sources import ArchiveError

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = (ROOT / "tests" / "data" / "interchange" / "hypothesis.json").read_bytes()
PAGE = "https://gazette.example/2026/10/harbour"
TEXT = """\
The cranes stood still on Monday, and nobody came to the quay.

“We will stay out until spring,” said Lena Orsk of the dockers. The so-called “peace offer” was refused.

The director said he would wait. He called the offer fair.

“The offer is fair,” Tomas Riel said. “It was fair in May.

“It is fair today,” he added. Nobody else called it fair today.

Asked again, Orsk said: “The offer is fair to the owners.” The offer is fair to the owners, a leaflet says.
"""
BRIEF = f"""\
briefing: 1   # a comment
title: Harbour
event: {{summary: Talks ended.}}
actors:
  orsk: {{name: Lena Orsk, kind: person}}
  riel: {{name: Tomas Riel, kind: person}}
sources:
  gazette:
    title: Harbour talks end
    url: {PAGE}
    archive: {{path: text.txt}}
  bare: {{title: No text, url: 'https://bare.example/'}}
quotes:
- {{text: He called the offer fair., kind: indirect, speaker: riel, source: gazette, passage: He called the offer fair}}
"""


@pytest.fixture
def brief(tmp_path: Path) -> BriefingFile:
    write_file(tmp_path / "brief.yaml", BRIEF.encode())
    write_file(tmp_path / "text.txt", TEXT.encode())
    return load(tmp_path / "brief.yaml")


def archives_of(file: BriefingFile) -> dict[str, ArchiveText | ArchiveError]:
    return read_archives(file.briefing, file.path.parent if file.path else None)


def annotation(exact: str, prefix: str = "", suffix: str = "", **more: Any) -> dict[str, Any]:
    words = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    position = [{"type": "TextPositionSelector", "start": more.pop("start")}] if "start" in more else []
    source = more.pop("page", PAGE)
    return {"type": "Annotation", "target": {"source": source, "selector": [words, *position]}, **more}


def placed(file: BriefingFile, *annotations: dict[str, Any], otherwise: str | None = None) -> Placed:
    found = read_selections(json.dumps(annotations).encode(), "x")
    return place_selections(found.items, file.briefing, archives_of(file), otherwise=otherwise)


def standings(file: BriefingFile, made: Placed) -> list[Standing]:
    """The verdicts of the check on what came in, once it is written into the brief."""
    change = add_statements(file, made.statements)
    write_change(change)
    again = load(file.path or "")
    assert b"# a comment" in change.after
    verdicts = prove(again.briefing, archives_of(again)).verdicts
    return [verdicts[quote.id].standing for quote in again.briefing.quotes[len(file.briefing.quotes) :]]


def test_an_export_of_hypothesis_comes_in(brief: BriefingFile) -> None:
    found = read_selections(SAMPLE, "x")
    made = place_selections(found.items, brief.briefing, archives_of(brief))
    quotation, passage = made.statements
    assert (quotation.text, quotation.kind, quotation.at) == ("We will stay out until spring,", QuoteKind.DIRECT, 2)
    assert (quotation.note, quotation.topic, quotation.draft) == ("The strongest line of the talks.", "strike", True)
    assert (passage.kind, passage.passage) == (QuoteKind.INDIRECT, "The cranes stood still on Monday")
    assert [(remark.number, remark.refused) for remark in made.remarks] == [
        (2, False),
        (3, False),
        (4, False),
        (5, True),
        (6, True),
    ]
    assert made.remarks[3].text == "its words do not stand in the text of 'gazette'"
    assert made.remarks[4].text.startswith(
        "the page https://elsewhere.example/page is the address of no source of the brief"
    )
    assert standings(brief, made) == [Standing.VERIFIED, Standing.PASSAGE_FOUND]
    assert found.lost[0].startswith("'RangeSelector', 'created', 'flagged', 'group', 'hidden', 'id'")


@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: {"total": 1, "rows": rows},
        lambda rows: rows,
        lambda rows: rows[0],
        lambda rows: {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": rows},
        lambda rows: {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": rows}},
    ],
)
def test_every_shape_of_a_list_is_read(brief: BriefingFile, wrap: Any) -> None:
    data = json.dumps(wrap([annotation("We will stay out until spring")])).encode()
    made = place_selections(read_selections(data, "x").items, brief.briefing, archives_of(brief))
    assert [quote.text for quote in made.statements] == ["We will stay out until spring"]


def test_words_that_refine_another_selector_are_read(brief: BriefingFile) -> None:
    item = annotation("We will stay out until spring")
    item["target"]["selector"] = {"type": "XPathSelector", "value": "/p[2]", "refinedBy": item["target"]["selector"]}
    assert [quote.kind for quote in placed(brief, item).statements] == [QuoteKind.DIRECT]


@pytest.mark.parametrize(
    ("exact", "kind", "standing"),
    [
        ("We will stay out until spring", QuoteKind.DIRECT, Standing.VERIFIED),
        ("It was fair in May.\n\n“It is fair today", QuoteKind.DIRECT, Standing.VERIFIED),
        ("The director said he would wait", QuoteKind.INDIRECT, Standing.PASSAGE_FOUND),
        ("“We will stay out until spring,” said Lena Orsk", QuoteKind.INDIRECT, Standing.PASSAGE_FOUND),
        ("said Lena Orsk of the dockers. The so-called “peace offer”", QuoteKind.INDIRECT, Standing.PASSAGE_FOUND),
    ],
)
def test_only_a_quotation_of_the_source_comes_in_as_one(
    brief: BriefingFile, exact: str, kind: QuoteKind, standing: Standing
) -> None:
    made = placed(brief, annotation(exact))
    assert [quote.kind for quote in made.statements] == [kind]
    assert all(remark.text.startswith("no quotation") for remark in made.remarks)
    assert bool(made.remarks) is (kind is QuoteKind.INDIRECT)
    assert standings(brief, made) == [standing]


@pytest.mark.parametrize(
    "exact",
    [
        "We will not stay out until spring",
        "We will stay out until spr",
        "We stay out until spring",
        "We will […] until spring",
        "we will stay out until spring",
        "the dockers.The so-called",
    ],
)
def test_what_does_not_stand_there_is_refused_however_alike(brief: BriefingFile, exact: str) -> None:
    made = placed(brief, annotation(exact))
    assert not made.statements
    assert [remark.refused for remark in made.remarks] == [True]


@pytest.mark.parametrize(
    ("around", "kind", "at"),
    [
        ({"prefix": "Riel said. “It was fair in May.\n\n“It is ", "suffix": ",” he added"}, QuoteKind.DIRECT, 5),
        ({"suffix": ".\n\nAsked again"}, QuoteKind.INDIRECT, 5),
        ({"prefix": "Nobody else called it"}, QuoteKind.INDIRECT, 5),
        ({}, QuoteKind.INDIRECT, 5),
        ({"prefix": "never anywhere"}, QuoteKind.INDIRECT, 5),
    ],
)
def test_words_that_stand_twice_are_told_apart_by_what_is_around_them(
    brief: BriefingFile, around: dict[str, str], kind: QuoteKind, at: int
) -> None:
    made = placed(brief, annotation("fair today", **around))
    assert [(quote.kind, quote.at) for quote in made.statements] == [(kind, at)]
    doubted = [remark.text for remark in made.remarks if "stand 2 times in 'gazette', in paragraph 5" in remark.text]
    assert len(doubted) == (around in ({}, {"prefix": "never anywhere"}))


def test_a_leaflet_that_prints_the_same_words_is_no_quotation(brief: BriefingFile) -> None:
    text, starts = laid_out(archives_of(brief)["gazette"])
    words = "The offer is fair to the owners"
    first = text.index(words)
    second = text.index(words, first + 1)
    assert starts[-1] < first < second
    made = placed(
        brief,
        annotation(words, start=first, body={"type": "TextualBody", "value": "one"}),
    )
    assert [quote.kind for quote in made.statements] == [QuoteKind.DIRECT]
    made = placed(brief, annotation(words, start=second))
    assert [quote.kind for quote in made.statements] == [QuoteKind.INDIRECT]
    assert standings(brief, made) == [Standing.PASSAGE_FOUND]


def test_a_speaker_is_taken_where_an_actor_has_the_name_and_the_source_gives_the_words(brief: BriefingFile) -> None:
    def by(name: str) -> dict[str, Any]:
        return {"body": [{"type": "TextualBody", "purpose": "identifying", "value": name}]}

    words = "We will stay out until spring"
    assert [quote.speaker for quote in placed(brief, annotation(words, **by("Lena Orsk"))).statements] == [("orsk",)]
    unknown = placed(brief, annotation(words, **by("Orsk, Lena")))
    assert [quote.speaker for quote in unknown.statements] == [()]
    assert [remark.text for remark in unknown.remarks] == ["'Orsk, Lena' is no actor of the brief"]
    wrong = placed(brief, annotation(words, **by("Tomas Riel")))
    assert [quote.speaker for quote in wrong.statements] == [()]
    assert wrong.remarks


def test_words_in_a_description_are_claimed_only_if_they_are_proved(brief: BriefingFile) -> None:
    def described(text: str) -> dict[str, Any]:
        body = {"type": "TextualBody", "purpose": "describing", "value": text}
        return annotation("We will stay out until spring", body=body)

    true, false = (
        placed(brief, described(f'The dockers "{words}".')) for words in ("will stay out until spring", "give up")
    )
    assert [quote.kind for quote in true.statements] == [QuoteKind.MIXED]
    assert [quote.kind for quote in false.statements] == [QuoteKind.INDIRECT]
    assert false.remarks[0].text == "no quotation: what it puts in quotation marks is not found as one there"
    assert standings(brief, true) == [Standing.VERIFIED]


def test_what_the_brief_has_already_does_not_come_in_again(brief: BriefingFile) -> None:
    words = "We will stay out until spring"
    made = placed(
        brief, annotation("He called the offer fair"), annotation(words), annotation(f"{words},"), annotation(words)
    )
    assert [quote.text for quote in made.statements] == [words, f"{words},"]
    assert [(remark.number, remark.text) for remark in made.remarks] == [
        (1, "Q1 has these words already"),
        (4, "annotation 2 has these words already"),
    ]


def test_statements_that_go_out_do_not_come_in_again(brief: BriefingFile) -> None:
    refused = "refused, for the “peace offer” was none"
    mixed = annotation("peace offer", body={"type": "TextualBody", "purpose": "describing", "value": refused})
    write_change(add_statements(brief, placed(brief, mixed).statements))
    file = load(brief.path or "")
    assert file.briefing.quotes[-1].text == refused
    proof = prove(file.briefing, archives_of(file))
    sent = write_annotations(file, archives_of(file), proof).text.encode()
    again = place_selections(read_selections(sent, "x").items, file.briefing, archives_of(file))
    assert not again.statements
    assert {remark.text for remark in again.remarks} == {f"{key} has these words already" for key in ("Q1", "Q2")}


def test_a_page_under_another_address_is_looked_for_where_it_is_said(brief: BriefingFile) -> None:
    marked = annotation("We will stay out until spring", page="urn:x-pdf:0123")
    assert placed(brief, marked).remarks[0].text == "the page urn:x-pdf:0123 is the address of no source of the brief"
    made = placed(brief, marked, otherwise="gazette")
    assert standings(brief, made) == [Standing.VERIFIED]


def test_two_sources_of_one_address_are_not_chosen_from() -> None:
    sources = f"{{a: {{title: A, url: '{PAGE}'}}, b: {{title: B, url: '{PAGE}/'}}}}"
    file = load_text(f"briefing: 1\ntitle: t\nevent: {{summary: s}}\nsources: {sources}\n")
    made = placed(file, annotation("We stay"))
    assert [remark.text for remark in made.remarks] == [f"the page {PAGE} is the address of a and b"]
    assert [quote.source for quote in placed(file, annotation("We stay"), otherwise="b").statements] == ["b"]


def test_without_a_text_nothing_is_a_quotation(brief: BriefingFile) -> None:
    made = placed(brief, annotation("“We stay”", page="http://bare.example#top"))
    assert [(quote.kind, quote.passage) for quote in made.statements] == [(QuoteKind.INDIRECT, "“We stay”")]
    assert made.remarks[0].text == "not compared, and no quotation: the source 'bare' has no archived text"
    assert standings(brief, made) == [Standing.NOT_COMPARED]


def test_a_new_brief_has_the_pages_and_claims_nothing() -> None:
    found = read_selections(SAMPLE, "x")
    text, remarks = new_brief_of_pages(found.items, origin="hypothesis.json", schema="s.json")
    made = load_text(text).briefing
    assert {key: (source.title, source.url) for key, source in made.sources.items()} == {
        "gazette": ("Harbour talks end", "https://gazette.example/2026/10/harbour"),
        "elsewhere": ("Elsewhere", "https://elsewhere.example/page"),
    }
    assert {quote.kind for quote in made.quotes} == {QuoteKind.INDIRECT}
    assert len(remarks) == len(found.items)
    with pytest.raises(NoSourcesError, match="no annotation in it is of a page with a web address"):
        new_brief_of_pages((), origin="x", schema="s.json")


def test_what_is_not_read_of_an_annotation_is_named() -> None:
    item = annotation("We stay", body=["https://x.example/", {"type": "TextualBody", "value": "a", "language": "en"}])
    item |= {"creator": "me"}
    item["target"]["selector"].append({"type": []})
    item["target"] |= {"state": {}}
    item["target"]["selector"].append({"type": "RangeSelector"})
    (lost,) = read_selections(json.dumps([item]).encode(), "x").lost
    names = ("RangeSelector", "body without a text", "body.language", "creator", "selector without a type")
    assert lost == ", ".join(f"'{name}'" for name in names) + " and 'target.state' of the annotations are left out"


def test_an_export_that_comes_again_adds_nothing(brief: BriefingFile) -> None:
    again = annotation("It was fair in May.\n\n“It is fair today")
    found = [*read_selections(SAMPLE, "x").items, *read_selections(json.dumps([again]).encode(), "x").items]
    made = place_selections(found, brief.briefing, archives_of(brief))
    assert len(made.statements) == 3
    write_change(add_statements(brief, made.statements))
    file = load(brief.path or "")
    repeated = place_selections(found, file.briefing, archives_of(file))
    assert not repeated.statements
    told = [remark.text for remark in repeated.remarks if "already" in remark.text]
    assert sorted(told) == [f"{key} has these words already" for key in ("Q2", "Q3", "Q4")]


def test_the_same_words_at_two_places_are_two_selections(brief: BriefingFile) -> None:
    words = "The offer is fair to the owners"
    spoken, printed = annotation(words, prefix="Orsk said: “"), annotation(words, suffix=", a leaflet says")
    made = placed(brief, printed, spoken, printed)
    assert [quote.kind for quote in made.statements] == [QuoteKind.INDIRECT, QuoteKind.DIRECT]
    assert made.remarks[-1].text == "annotation 1 has these words already"


def test_a_selection_over_several_paragraphs_is_told_as_that(brief: BriefingFile) -> None:
    made = placed(brief, annotation("nobody came to the quay.\n\n“We will stay out"))
    assert "they run over several paragraphs" in made.remarks[0].text
    assert not made.statements


@pytest.mark.parametrize("words", ["\u200b", "\ud800", "…", "“”"])
def test_what_is_no_word_makes_no_quotation(brief: BriefingFile, words: str) -> None:
    assert not placed(brief, annotation(words, bodyValue=words, tags=[words])).statements
    bare = placed(brief, annotation(words, page="https://bare.example/"))
    assert all(quote.kind is QuoteKind.INDIRECT for quote in bare.statements)


@pytest.mark.parametrize(
    "page",
    ["http://gazette.example/2026/10/harbour/", f"{PAGE}?utm_source=mail#top", PAGE.replace("gazette", "GAZETTE")],
)
def test_an_address_may_be_written_in_other_ways(brief: BriefingFile, page: str) -> None:
    assert placed(brief, annotation("We will stay out until spring", page=page)).statements
    assert not placed(brief, annotation("We will stay out until spring", page=f"{PAGE}?page=2")).statements


@pytest.mark.parametrize("name", ["harbour-strike"])
def test_statements_go_out_and_come_back_proved(name: str) -> None:
    file = load(ROOT / "briefs" / f"{name}.yaml")
    archives = archives_of(file)
    proof = prove(file.briefing, archives)
    made = write_annotations(file, archives, proof)
    page = json.loads(made.text)
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    proved = [
        quote
        for quote in file.briefing.quotes
        if proof.verdicts[quote.id].standing in {Standing.VERIFIED, Standing.PASSAGE_FOUND}
    ]
    assert len(page["items"]) == made.written == len(proved)
    for item, quote in zip(page["items"], proved, strict=True):
        archive = archives[quote.source or ""]
        assert isinstance(archive, ArchiveText)
        text = laid_out(archive).text
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            words, position = target["selector"]
            assert text[position["start"] : position["end"]] == words["exact"]
            assert text[: position["start"]].endswith(words["prefix"])
            assert text[position["end"] :].startswith(words["suffix"])
    bare = file.briefing.model_copy(update={"quotes": (), "sources": file.briefing.sources})
    came = place_selections(read_selections(made.text.encode(), "x").items, bare, archives)
    translated = [number for number, quote in enumerate(proved, 1) if quote.original and '"' in quote.text]
    assert [remark.number for remark in came.remarks] == translated
    for quote, before in zip(came.statements, proved, strict=True):
        assert (quote.speaker, quote.source, quote.topic, quote.note) == (
            before.speaker,
            before.source,
            before.topic,
            before.note,
        )
        assert quote.kind is before.kind or before.original
    changed = [one.id for one, quote in zip(proved, came.statements, strict=True) if one.kind is not quote.kind]
    told = " ".join(line for line in made.lost if line.startswith("'kind' of "))
    assert all(re.search(rf"\b{key}\b", told) for key in changed), told


def test_an_unproved_statement_does_not_go_out(brief: BriefingFile) -> None:
    text = BRIEF + "- {text: We give up., speaker: orsk, source: gazette, to: [riel]}\n"
    file = load_text(text)
    archives: dict[str, ArchiveText | ArchiveError] = dict(archives_of(brief))
    made = write_annotations(file, archives, prove(file.briefing, archives))
    assert made.written == 1
    assert made.lost == ("Q2 is left out: NOT FOUND: the words do not stand in the source",)


@pytest.mark.parametrize(
    ("tree", "place", "message"),
    [
        ({"a": 1}, "", "there are no annotations in it"),
        (["x"], "[0]", "an annotation is a mapping"),
        ([{"target": ["x", 7]}], "[0].target[1]", "a target is an address or a mapping"),
        ([{"target": {"source": 7}}], "[0].target.source", "'source' is an address"),
        (
            [{"target": {"source": "x", "selector": {"type": "TextQuoteSelector", "exact": 7}}}],
            "[0].target.selector.exact",
            "'exact'",
        ),
        (
            {"rows": [{"target": [{"selector": [{"type": "x"}, {"type": "TextQuoteSelector", "prefix": 7}]}]}]},
            "rows[0].target[0].selector[1].prefix",
            "'prefix'",
        ),
        (
            [{"target": {"selector": {"refinedBy": [{"type": "TextQuoteSelector", "suffix": 7}]}}}],
            "[0].target.selector.refinedBy[0].suffix",
            "'suffix'",
        ),
        ([{"body": {"value": "x", "purpose": 7}}], "[0].body.purpose", "'purpose'"),
        ([{"tags": "x"}], "[0].tags", "'tags' is a list of texts"),
        ([{"text": []}], "[0].text", "'text' is a text"),
        ({"rows": [{"uri": 1}]}, "rows[0].uri", "'uri' is a text"),
    ],
)
def test_a_malformed_file_is_told_with_its_place(tree: Any, place: str, message: str) -> None:
    with pytest.raises(BriefingSyntaxError) as caught:
        read_selections(json.dumps(tree).encode(), "x")
    (found,) = caught.value.diagnostics
    assert (found.path, found.message[: len(message)]) == (place, message)
    assert found.span
    assert found.hint


def test_ids_that_are_taken_are_passed_over(tmp_path: Path) -> None:
    tree = {
        "briefing": 1,
        "title": "t",
        "event": {"summary": "s"},
        "sources": {"Q2": {"title": "x", "url": PAGE}},
        "quotes": [{"id": "Q3", "text": "x", "speaker": None}],
    }
    write_file(tmp_path / "brief.yaml", as_yaml(tree).encode())
    file = load(tmp_path / "brief.yaml")
    made = placed(file, annotation("We stay"), annotation("We go"))
    write_change(add_statements(file, made.statements))
    assert [quote.id for quote in load(tmp_path / "brief.yaml").briefing.quotes] == ["Q3", "Q4", "Q5"]
