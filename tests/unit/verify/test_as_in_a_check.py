"""What `check` finds beside the words of a statement is found by `verify` beside those of a document, too."""

from __future__ import annotations

import json

import pytest

from briefing.check import check_brief
from briefing.files import load_text
from briefing.model import SourceKind
from briefing.sources import ArchiveText
from briefing.sources.documents import read_document
from briefing.verify import Evidence, VerifiedDocument, verify
from briefing.verify.reading import Origin

OPEN = "we keep the quay open"
SAID = '"We keep the quay open," said Ilo Brann.'

FOUND = [
    ("BR301", '"We keep the quay shut," said Ilo Brann.', OPEN, None),
    ("BR306", "Ilo Brann told them that we keep the quay open.", OPEN, None),
    ("BR306", 'Ilo Brann said: "Yes, we keep the quay open. Mira Sand left.', OPEN, None),
    ("BR307", '"Yes, we keep the quay open," said Mira Sand. Ilo Brann left.', OPEN, None),
    ("BR307", '"Yes, we keep the quay open," said Ilo Brann\'s brother.', OPEN, None),
    ("BR307", 'Ilo Brann left. "Yes, we keep the quay open," a docker shouted.', OPEN, None),
    ("BR307", '"Yes, we keep the quay open," the clerk told Ilo Brann.', OPEN, None),
    ("BR307", "\"Mira Sand told me, 'Yes, we keep the quay open,' and left,\" said Ilo Brann.", OPEN, None),
    ("BR316", '"We will pay for it," said Ilo Brann.', "We will [not] pay for it", None),
    (
        "BR317",
        '"We pay for it, if you ask us, all winter long," said Ilo Brann.',
        "We pay for it ... all winter long",
        None,
    ),
    (
        "BR318",
        '"We keep it," said Ilo Brann. "I pay all winter," said Mira Sand.',
        "We keep it ... I pay all winter",
        None,
    ),
    ("BR319", '"I do not think we keep the quay open," said Ilo Brann.', OPEN, None),
    ("BR319", '"We pay 30 million for it," said Ilo Brann.', "We pay 30", None),
    ("BR320", '"We pay, said Ilo Brann, all winter."', "We pay, said Ilo Brann, all winter", None),
    ("BR321", "BRANN: I pay all winter.\n\nSAND: Yes, we keep the quay open.", OPEN, "transcript"),
    ("BR321", "ILO BRANN: I pay all winter.\n\nMIRA SAND: Yes, we keep the quay open.", OPEN, None),
    ("BR321", "Yes, we keep the quay open.", OPEN, "statement"),
    ("BR323", 'Ilo Brann denied saying "we keep the quay open".', OPEN, None),
    ("BR323", 'Ilo Brann wrote a book titled "we keep the quay open".', OPEN, None),
    ("BR323", f"{SAID}\n\nCorrection: nobody said we keep the quay open.", "We keep the quay open", None),
]


def checked(text: str, words: str, kind: str | None) -> tuple[set[str], VerifiedDocument]:
    """What `check` finds about words that are given to Ilo Brann, and what `verify` does."""
    source = {"title": "S", "language": "en", "archive": {"path": "s.txt"}}
    source |= {"kind": kind} if kind else {}
    source |= {"speaker": "sand"} if kind == "statement" else {}
    brief = {
        "briefing": 1,
        "title": "T",
        "event": {"summary": "S"},
        "actors": {"brann": {"name": "Ilo Brann", "kind": "person"}, "sand": {"name": "Mira Sand", "kind": "person"}},
        "sources": {"s": source},
        "quotes": [{"text": words, "speaker": "brann", "source": "s", "at": 1}],
    }
    file = load_text(json.dumps(brief), format="json")
    archive = ArchiveText(tuple(text.split("\n\n")), text, language="en", kind=SourceKind(kind) if kind else None)
    found = check_brief(file, {"s": archive}).findings
    evidence = Evidence({"s": archive}, {"s": Origin(file.briefing, "s")} if kind else {})
    document = read_document(f'It is so: "{words}", said Ilo Brann.'.encode(), "a.md")
    return {it.code for it in found if it.code in {code for code, *_ in FOUND}}, verify("a.md", document, evidence)


@pytest.mark.parametrize(("code", "text", "words", "kind"), FOUND)
def test_what_check_finds_is_found_in_a_document_too(code: str, text: str, words: str, kind: str | None) -> None:
    in_check, verified = checked(text, words, kind)
    assert code in in_check
    assert code in {it.code for it in verified.findings}
    assert verified.quotations[0].verdict.verified == (code not in {"BR301", "BR306", "BR321"})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (SAID, None),
        (SAID.lower().replace("ilo brann", "Ilo Brann"), None),
        (f"Mira Sand left. {SAID} Mira Sand came back.", None),
        ("BRANN: We keep the quay open.\n\nSAND: I pay all winter.", "transcript"),
        ("ILO BRANN: We keep the quay open.\n\nMIRA SAND: I pay all winter.", None),
    ],
)
def test_where_check_finds_nothing_nothing_is_found_in_a_document(text: str, kind: str | None) -> None:
    words = next(it for it in ("We keep the quay open", OPEN) if it in text)
    in_check, verified = checked(text, words, kind)
    assert in_check == set()
    assert verified.findings == ()


SOURCE = ("The quay was shut.", '"We keep the quay open all winter," said Ilo Brann. "I pay for it," said Mira Sand.')


@pytest.mark.parametrize(
    ("document", "codes"),
    [
        ("> We keep the quay open all winter\n> — Ilo Brann\n", []),
        ("> We keep the quay open all winter\n> — Mira Sand\n", ["BR307"]),
        ("> We keep the quay open all winter\n>\n> — Mira Sand, treasurer\n", ["BR307"]),
        ("“We keep the quay open all winter”\n\n— Sand\n", ["BR307"]),
        ("“We keep the quay open all winter”\n\n— Ana Lupu\n", ["BR307"]),
        ("“We keep the quay open all winter”\n— Brann, on Monday\n", []),
        ("“We keep the quay open all winter”\n\n— Mira Sand was there, too.\n", []),
        ("> We keep the quay open all winter\n> — Annual report\n", []),
    ],
)
def test_the_line_beneath_a_quotation_says_whose_it_is(document: str, codes: list[str]) -> None:
    found = verify("a.md", read_document(document.encode(), "a.md"), Evidence({"s": ArchiveText(SOURCE, "")}))
    assert [it.code for it in found.findings] == codes
    assert [it.quotation.words for it in found.quotations] == ["We keep the quay open all winter"]
