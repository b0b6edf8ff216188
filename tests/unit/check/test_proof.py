"""What a brief claims to be verbatim, and the result for each statement."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from article import ARTICLE, copy_with_article
from briefing.check import Rung, Standing, Verdict, claims_of, locate, prove, prove_prose, quoted_pieces
from briefing.check.quoted import is_quoted_in
from briefing.files import load, load_text
from briefing.model import Quote
from briefing.sources import ArchiveText, read_archives, split_paragraphs

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "tests" / "data"


def quote(**fields: object) -> Quote:
    return Quote.model_validate({"speaker": "a", **fields})


@pytest.mark.parametrize(
    ("fields", "claims"),
    [
        ({"text": "We stay"}, ("We stay",)),
        ({"text": '"We stay"'}, ("We stay",)),
        ({"text": "“We stay”"}, ("We stay",)),
        ({"text": "「残る」"}, ("残る",)),
        ({"text": "彼らは「残る」", "kind": "mixed"}, ("残る",)),
        ({"text": 'They "stay" and "wait"', "kind": "mixed"}, ("stay", "wait")),
        ({"text": "They stay", "kind": "indirect"}, ()),
        ({"text": "They stay", "kind": "indirect", "passage": "we stay"}, ("we stay",)),
        ({"text": "We stay", "original": {"language": "fr", "text": "Nous restons"}}, ("Nous restons",)),
        ({"text": "We stay", "original": {"language": "fr"}}, ()),
    ],
)
def test_claims(fields: dict[str, object], claims: tuple[str, ...]) -> None:
    assert tuple(claim.words for claim in claims_of(quote(**fields))) == claims


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ('a "b c" d', ["b c"]),
        ("a “b” and “c”", ["b", "c"]),
        ("a ''b c'' d", ["b c"]),
        ("a «b c» d", ["b c"]),
        ("a „b c“ d", ["b c"]),
        ("the union's case isn't 'closed yet', he said", ["closed yet"]),
        ("a ‘b c’ d’s", ["b c"]),
        ('never "closed at all', ["closed at all"]),
        ("the dockers' and the '90s", []),
        ("nothing", []),
        ("首相は「戦う」と言い「『必ず』勝つ」と述べた", ["戦う", "『必ず』勝つ"]),
        ("他說『不』", ["不"]),
        ('an "outer ‘inner’ one"', ["outer ‘inner’ one"]),
    ],
)
def test_quotation_marks_are_read_as_people_read_them(text: str, pieces: list[str]) -> None:
    found = quoted_pieces(text)
    assert [piece.words for piece in found] == pieces
    assert all(text[piece.start : piece.end] == piece.words for piece in found)


def test_every_quotation_of_the_sample_brief_stands_in_its_archive() -> None:
    path = ROOT / "briefs" / "harbour-strike.yaml"
    file = load(path)
    proof = prove(file.briefing, read_archives(file.briefing, path.parent))
    rungs = {found.rung for found in proof.verdicts.values()}
    assert Rung.NOT_FOUND not in rungs
    assert {Rung.VERBATIM, Rung.NORMALISED, Rung.ELIDED} <= rungs
    assert not [piece for found in proof.verdicts.values() for piece in found.pieces if piece.located.misplaced]
    assert all(piece.found for piece in prove_prose(file.briefing, read_archives(file.briefing, path.parent)))


def test_the_summary_names_every_result() -> None:
    file = load(ROOT / "tests" / "data" / "pact" / "pact.yaml")
    assert file.path is not None
    proof = prove(file.briefing, read_archives(file.briefing, file.path.parent))
    said = "quotations: 2 of 3 verified (2 verbatim); 1 not compared"
    assert proof.tally().sentence() == f"{said}; paraphrases: 1 of 1 rests on a passage found in the source"


def test_a_direct_statement_without_an_original_of_its_translation_is_not_called_proved() -> None:
    text = "briefing: 1\ntitle: T\nevent: {summary: S}\nactors: {a: {name: A}}\nsources: {s: {title: S}}\n"
    text += "quotes:\n- {text: We stay, speaker: a, source: s, original: {language: fr}}\n"
    proof = prove(load_text(text).briefing, {"s": ArchiveText(("We stay.",), "")})
    assert proof.verdicts["Q1"].standing is Standing.NOT_COMPARED


def test_prose_in_quotation_marks_must_stand_somewhere() -> None:
    text = 'briefing: 1\ntitle: T\nevent: {summary: "It was \\"a great day\\", \\"so be it\\" and \\"ok\\"."}\n'
    pieces = prove_prose(load_text(text).briefing, {"s": ArchiveText(("He called it a great day.",), "")})
    assert [(piece.words, piece.found) for piece in pieces] == [
        ("a great day", True),
        ("so be it", False),
        ("ok", False),
    ]


def test_the_moldova_brief_stands_in_the_article(tmp_path: Path) -> None:
    file = load(copy_with_article(tmp_path))
    archives = read_archives(file.briefing, tmp_path)
    proof = prove(file.briefing, archives)
    for key, found in proof.verdicts.items():
        assert found.rung in {Rung.VERBATIM, Rung.NORMALISED}, key
        assert not any(piece.located.misplaced for piece in found.pieces), key
    assert all(piece.found for piece in prove_prose(file.briefing, archives))


def test_every_annotated_fragment_of_the_article_is_found_and_briefed() -> None:
    fragments = json.loads((DATA / "moldova-france" / "fragments.json").read_text(encoding="utf-8"))
    paragraphs = split_paragraphs(ARTICLE.read_text(encoding="utf-8"))
    article = ArchiveText(paragraphs, "")
    assert len(paragraphs) == 18
    brief = load(ROOT / "briefs" / "moldova-france.yaml").briefing
    said = " ".join(
        words for found in brief.quotes for words in (*(claim.words for claim in claims_of(found)), found.text)
    )
    for fragment in fragments["direct_quotes"]:
        assert locate(fragment, article).rung == "verbatim"
        assert fragment in said
    for statement in fragments["indirect_statements"]:
        assert locate(statement, article).rung == "verbatim"


def test_every_annotated_quotation_of_other_articles_is_found() -> None:
    missed, tried = [], 0
    for article in json.loads((DATA / "wikinews" / "articles.json").read_text(encoding="utf-8")):
        archive = ArchiveText(split_paragraphs(article["text"]), "")
        for quotation in article["quotes"]:
            words = quotation.strip("\"“”'")
            if len(words) > 3:
                tried += 1
                if locate(words, archive).rung == "not found":
                    missed.append(words)
    assert tried > 50
    assert len(missed) <= tried // 50, missed


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "We stay out," and left.', True),
        ("He said: “We stay out” and left.", True),
        ("He said: ''We stay out'' and left.", True),
        ("« We stay out », dit-il.", True),
        ('"We stay out. We wait.', False),
        ('"We stay out, he said. "We wait," she said.', False),
        ('"We wait, he said. The reporter says: We stay out', False),
        ('The 6" gun and "We stay out," he said.', True),
        ('The 6" gun, and We stay out. He left.', False),
        ('אמר יו"ר הנמל: "We stay out".', True),
        ("«Порт «Юг» We stay out», — сказал он.", True),
        ("—We stay out —dijo él—, y ya.", True),
        ('He said we stay out of "it".', False),
        ("The reporter says: We stay out.", False),
    ],
)
def test_a_quotation_should_be_one_in_the_source_too(text: str, quoted: bool) -> None:
    words = "We stay out" if "We stay" in text else "we stay out"
    brief = load_text(
        "briefing: 1\ntitle: T\nevent: {summary: S}\nactors: {a: {name: A}}\nsources: {s: {title: S}}\n"
        f"quotes:\n- {{text: {words}, speaker: a, source: s}}\n"
    ).briefing
    piece = prove(brief, {"s": ArchiveText((text,), "")}).verdicts["Q1"].pieces[0]
    assert piece.located.rung == "verbatim"
    assert piece.quoted is quoted


@pytest.mark.parametrize(("note", "quoted"), [("at: 1,", True), ("at: 2,", False), ("at: 1, printed: We,", False)])
def test_a_mark_that_the_source_forgot_to_close_may_be_noted(note: str, *, quoted: bool) -> None:
    brief = load_text(
        "briefing: 1\ntitle: T\nevent: {summary: S}\nactors: {a: {name: A}}\nsources: {s: {title: S}}\n"
        "quotes:\n- {text: We stay, speaker: a, source: s}\n"
        f"source_notes:\n- {{source: s, {note} note: Never closed.}}\n"
    ).briefing
    piece = prove(brief, {"s": ArchiveText(('He said: "We go. We stay.',), "")}).verdicts["Q1"].pieces[0]
    assert piece.quoted is quoted


def verdict_on(archive: str, **fields: object) -> Verdict:
    """The verdict on one statement, compared with a source of one paragraph."""
    text = "briefing: 1\ntitle: T\nevent: {summary: S}\nactors: {a: {name: A}}\nsources: {s: {title: S}}\n"
    one = json.dumps({"text": "We stay out", "speaker": "a", "source": "s"} | fields)
    return prove(load_text(f"{text}quotes: [{one}]\n").briefing, {"s": ArchiveText((archive,), "")}).verdicts["Q1"]


@pytest.mark.parametrize(
    ("archive", "fields", "word"),
    [
        ('"We stay out," he said.', {}, "verified"),
        ("We stay out of it, the reporter says.", {}, "found, not as a quotation"),
        ("We stay out of it, the reporter says.", {"passage": "We stay out"}, "found, not as a quotation"),
        ('"We go in," he said.', {}, "NOT FOUND"),
        ('"We stay out," he said.', {"passage": "he says"}, "NOT FOUND"),
        ("They stay out.", {"kind": "indirect", "passage": "They stay out."}, "passage found"),
        ("They stay out.", {"kind": "mixed", "text": "They stay out", "passage": "They stay out."}, "passage found"),
        ("They stay out.", {"kind": "indirect", "passage": "They go in."}, "NOT FOUND"),
        ("They stay out.", {"kind": "indirect"}, "nothing claimed"),
        ("They stay out.", {"kind": "mixed", "text": "They stay out"}, "nothing claimed"),
        ('"We stay out," he said.', {"source": None}, "not compared"),
    ],
)
def test_a_statement_is_verified_only_where_its_words_are_a_quotation_there(
    archive: str, fields: dict[str, object], word: str
) -> None:
    verdict = verdict_on(archive, **fields)
    assert verdict.word == word
    assert verdict.sentence.startswith(f"{word}: ")
    assert verdict.verified is (word == "verified")


@pytest.mark.parametrize(
    "text",
    [
        "&quot;We stay put,&quot; said Ada. Nobody goes.",
        "On Monday &ldquo;we stay put&rdquo;, said Ada. Nobody goes.",
        "On Monday &#171;&nbsp;we stay put&nbsp;&#187;, said Ada. Nobody goes.",
        "Ada: (&#x201E;We stay put&#x201C;). Nobody goes.",
    ],
)
def test_marks_that_are_written_as_entities_are_marks(text: str) -> None:
    archive = ArchiveText(split_paragraphs(text), "")
    words = "We stay put" if "We stay" in text else "we stay put"
    assert is_quoted_in(archive, locate(words, archive).spans[0])
    assert not is_quoted_in(archive, locate("Nobody goes", archive).spans[0])
