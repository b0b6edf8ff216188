"""What reference managers export comes in as a brief has it, and what a brief has no place for is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import BriefingSyntaxError
from briefing.files import load_text
from briefing.interchange.bibliography import NoSourcesError, read_sources, write_sources
from briefing.interchange.dates import date_as_csl, date_as_ris, date_from_bibtex, date_from_csl, date_from_ris
from briefing.interchange.latex_text import as_latex, plain_of_latex, verbatim_of_latex
from briefing.interchange.references import TYPES
from briefing.interchange.values import split_names
from briefing.model import BriefDate, SourceKind

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "interchange"
SECOND = {
    "title": "Streik im Hafen: „Wir bleiben draußen“",
    "author": "Redaktion Beispiel",
    "publisher": "Nachrichten Beispiel",
    "url": "https://nachrichten.example/streik",
    "published": "2026-10",
    "language": "de",
}


def read(text: str, form: str) -> tuple[dict[str, dict[str, Any]], tuple[str, ...]]:
    came = read_sources(text.encode(), form, name="x")
    return came.sources, came.lost


def of_sample(name: str, form: str) -> tuple[dict[str, dict[str, Any]], tuple[str, ...]]:
    return read((SAMPLES / name).read_text("utf-8"), form)


def test_zotero_exports_bibtex_and_biblatex() -> None:
    sources, lost = of_sample("zotero.bib", "bibtex")
    assert sources == {
        "rusu_harbour_2026": {
            "title": "Harbour talks END in Port Tamsin",
            "author": "Rusu, Anna; Example Press Agency; van der Berg, Jan; King, Martin, Jr.",
            "publisher": "The Example Gazette",
            "url": "https://gazette.example/2026/10/harbour-talks?id=7&p=1_2",
            "published": "2026-10",
            "accessed": "2026-10-12",
            "language": "en-GB",
            "note": "Section: World",
        },
        "muller-streik-2026": {**SECOND, "accessed": "2026-10-12"},
        "noauthor_pilotage_nodate": {
            "title": "Pilotage á la carte: coût, süreté & délais – avis",
            "publisher": "Autorité du port",
            "url": "https://doi.org/10.5555/port.7",
            "language": "fr",
        },
        "statement-ministry": {
            "title": "Statement on the harbour",
            "author": "Ministry of Transport",
            "url": "https://ministry.example/statements/7",
            "published": "2026-10-11",
        },
    }
    assert [sentence.split("'")[1] for sentence in lost] == [
        "type",
        "file",
        "abstract",
        "keywords",
        "shorttitle",
        "type",
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_zotero_exports_ris(ending: str, mark: str) -> None:
    text = mark + (SAMPLES / "zotero.ris").read_text("utf-8").replace("\n", ending)
    sources, lost = read(text, "ris")
    assert sources == {
        "example-gazette": {
            "title": "Harbour talks END in Port Tamsin",
            "author": "Rusu, Anna; Example Press Agency",
            "publisher": "The Example Gazette",
            "url": "https://gazette.example/2026/10/harbour-talks",
            "published": "2026-10-11",
            "accessed": "2026-10-12T14:05:33",
            "language": "en-GB",
            "note": "Call the press office.\nAsk for the minutes & the draft.",
        },
        "nachrichten-beispiel": SECOND,
        "orsk": {
            "title": "The harbour in the autumn",
            "author": "Orsk, Lena",
            "published": {"edtf": "2026", "text": "autumn"},
        },
    }
    assert [sentence.split("'")[1] for sentence in lost] == [
        "L1, L2", "AB (abstract)", "DP (catalogue)", "SP (pages)", "KW (keywords)", "type", "type",
    ]  # fmt: skip


def test_zotero_exports_csl_json() -> None:
    sources, lost = of_sample("zotero.json", "csl")
    assert sources == {
        "example-gazette": {
            "title": "Harbour talks end in Port Tamsin",
            "author": "Rusu, Anna; Example Press Agency; van der Berg, Jan; King, Martin, Jr.",
            "publisher": "The Example Gazette",
            "url": "https://gazette.example/2026/10/harbour-talks",
            "published": "2026-10-11",
            "accessed": "2026-10-12",
            "language": "en-GB",
            "note": "Section: World",
        },
        "nachrichten-beispiel": {
            "title": "Streik im Hafen",
            "publisher": "Nachrichten Beispiel",
            "url": "https://nachrichten.example/streik",
            "published": "2026-23~",
            "language": "de",
        },
        "pilotage": {
            "title": "Pilotage",
            "publisher": "Port Authority",
            "url": "https://doi.org/10.5555/port.7",
            "published": "2026-10-01/2026-10-04",
            "accessed": {"text": "last week"},
        },
    }
    assert [sentence.split("'")[1] for sentence in lost] == ["abstract", "page", "source", "type"]


JSON_DATE = "a date is a mapping with 'date-parts', 'raw' or 'literal'"


@pytest.mark.parametrize(
    ("form", "text", "place", "message"),
    [
        ("bibtex", "@article{a,\n  title = {x},\n", (1, 1), "the entry that begins here is never closed"),
        ("bibtex", "@article{a,\n  title = {x\n}\n", (1, 1), "the entry that begins here is never closed"),
        ("bibtex", '@article{a,\n  title = "x\n}\n', (2, 11), "what is opened here is never closed"),
        ("bibtex", "@article{a,\n  title {x}\n}", (2, 3), "a field is missing here"),
        ("bibtex", "@article{a,\n  title = {x}\n  year = 2024\n}", (3, 3), "a comma or '}' is missing here"),
        ("bibtex", "@article{title = {x}}", (1, 10), "the key of the entry, or the comma behind it, is missing"),
        ("bibtex", "@article{a, title = , year = 2024}", (1, 21), "a value is missing here"),
        ("bibtex", "\n@ {a, title = {x}}", (2, 1), "an entry has a type and a brace"),
        ("ris", "TI  - x\nER  - \n", (1, 1), "a reference begins with its type"),
        ("ris", "TY  - NEWS\nTI  - x\n", (1, 1), "the reference that begins here has no end"),
        ("ris", "\nTY  - NEWS\nTY  - NEWS\nER  - \n", (2, 1), "the reference that begins here has no end"),
        ("ris", "TY  - NEWS\nti - x\nER  - \n", (2, 1), "this line has no tag of RIS"),
        ("ris", "TY  - NEWS\nTI  - x\nau  - x\nER  - \n", (3, 1), "this line has no tag of RIS"),
        ("ris", "TY  - NEWS\nTI  - x\nAU - x\nER  - \n", (3, 1), "this line has no tag of RIS"),
        ("ris", "Some text\nTY  - NEWS\nti  - x\nER  - \n", (3, 1), "this line has no tag of RIS"),
        ("csl", '[{"id": "a", "type": "book",}]', (1, 29), "a key is missing here"),
        ("csl", '[\n  "a"\n]', (2, 3), "an item of CSL-JSON is a mapping"),
        ("csl", '{"a": 1}', (1, 1), "CSL-JSON is a list of items"),
        ("csl", '[{"id": "a",\n  "author": "Rusu"}]', (2, 13), "'author' is a list of names"),
        ("csl", '[{"id": "a", "author": [\n "Rusu"]}]', (2, 2), "a name is a mapping of texts"),
        ("csl", '[{"id": "a",\n "title": ["x"]}]', (2, 11), "'title' is a text"),
        ("csl", '[{"id": "a",\n "issued": ["x"]}]', (2, 12), JSON_DATE),
        ("csl", '[{"id": "a",\n "issued": {"date-parts": [["x"]]}}]', (2, 12), "the numbers of 'date-parts' are year"),
        ("csl", '[{"id": "a",\n "id": "b"}]', (2, 2), "the key 'id' appears twice in this mapping"),
    ],
)  # fmt: skip
def test_a_malformed_file_is_told_with_its_place(form: str, text: str, place: tuple[int, int], message: str) -> None:
    with pytest.raises(BriefingSyntaxError) as caught:
        read(text, form)
    (found,) = caught.value.diagnostics
    assert found.message.startswith(message)
    assert found.hint
    assert found.span
    assert found.span.start == place


def test_numbers_and_headings_between_references_are_passed_over_and_told() -> None:
    text = "Record #1 of 2\nTY  - NEWS\nTI  - A title\nER  - \n\n2.\nTY  - NEWS\nTI  - Another\nER  - \n"
    sources, lost = read(text, "ris")
    assert [source["title"] for source in sources.values()] == ["A title", "Another"]
    assert lost == ("'text before TY' of a-title and another is left out",)


def test_biblatex_has_comments_between_fields() -> None:
    text = "@online{a,\n  % title = {No},\n  title = {50\\% so}, % why\n  date = {2024}\n  % } the end\n}\n"
    assert read(text, "bibtex")[0] == {"a": {"title": "50% so", "published": "2024"}}


def test_a_line_that_is_no_tag_goes_on_with_the_one_before() -> None:
    note = "He - the minister - said:\nre-election\n\nUS - the land"
    sources, _ = read(f"TY  - NEWS\nTI  -A title\nN1  - {note}\nER  -\n", "ris")
    assert sources == {"a-title": {"title": "A title", "note": note}}


@pytest.mark.parametrize(("form", "text"), [("bibtex", "% nothing\n"), ("ris", "\nSome text\n"), ("csl", "[]")])
def test_a_file_without_references_is_refused(form: str, text: str) -> None:
    with pytest.raises(NoSourcesError, match="there are no references in it"):
        read(text, form)


@pytest.mark.parametrize("form", ["bibtex", "ris"])
def test_bytes_that_are_no_text_are_refused(form: str) -> None:
    with pytest.raises(BriefingSyntaxError, match="0xFC is not UTF-8"):
        read_sources(b"@article{a, title = {M\xfcller}}", form, name="x")


def test_bibtex_has_abbreviations_joins_and_comments() -> None:
    text = """
    From anna@gazette.example, who wrote it.
    @string{gazette = "The Example Gazette"}
    @preamble{"\\newcommand{\\x}{y}"}
    @comment{ @article{no, title = {No}} }
    @article(a, journal = gazette # {, Sunday}, title = "A {"}q{"} mark", year = 2024, month = "8~" # mar)
    @article{b, title = {Two}, month = sept, year = 2024,}
    """
    sources, lost = read(text, "bibtex")
    assert sources == {
        "a": {"title": 'A "q" mark', "publisher": "The Example Gazette, Sunday", "published": "2024-03-08"},
        "b": {"title": "Two", "published": "2024-09"},
    }
    assert lost == ("'type' of a and b is left out",)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\'E}cole d{\'\i}as \ss\ {NATO}", "École días ß NATO"),
        (r"\c{S}u\c sa, \u{a}, {\H o}, \v{s}, \k{a}, \r a, \=a, \.z, \~n, \^{\j}", "Şuşa, ă, ő, š, ą, å, ā, ż, ñ, ĵ"),
        (r"\textcommabelow{S}i", "Și"),
        (r"\o re, \O{} \L\'od\'z, \ae{}on, \DH, \aa", "øre, Ø Łódź, æon, Ð, å"),
        (r"``a'' -- b---c, d~e \& 5\% \$ \# \_ \{x\}", "“a” – b—c, d\u00a0e & 5% $ # _ {x}"),
        (r"\emph{so} \textbf{it {\em is}} \enquote{now} \href", "so it is “now” \\href"),
        (r"a\\b\par c", "a\nb\nc"),
        (r"\'{} e", " e"),
        ("many\n   blanks\tin", "many blanks in"),
        ("Ünïcode stays", "Ünïcode stays"),
        ("}{{\\", "\\"),
    ],
)
def test_latex_is_read_as_text(latex: str, text: str) -> None:
    assert plain_of_latex(latex).text == text


def test_a_command_that_is_not_known_is_told() -> None:
    sources, lost = read(r"@book{a, title = {On \alpha{} and \alpha}}", "bibtex")
    assert sources["a"]["title"] == r"On \alpha and \alpha"
    assert lost[1:] == (r"'\alpha' of a stays as it stands: the command is not known",)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Șușă", r"{\textcommabelow S}u{\textcommabelow s}{\u a}"),
        ("Łódź – “so”", r"{\L}{\'o}d{\'z} {\textendash} {\textquotedblleft}so{\textquotedblright}"),
        ("Київ", "Київ"),
    ],
)
def test_letters_become_commands_where_ascii_is_asked_for(text: str, latex: str) -> None:
    assert as_latex(text, ascii_only=True) == latex
    assert plain_of_latex(latex).text == text


@pytest.mark.parametrize(
    ("latex", "author"),
    [
        ("Anna Maria Rusu and Jan van der Berg", "Rusu, Anna Maria; van der Berg, Jan"),
        ("de la Cruz, Ana AND {Port and Sea}", "de la Cruz, Ana; Port and Sea"),
        ("von Berg and Plato and others", "von Berg; Plato"),
        (r"King, Jr., Martin and {\L}ukasz {\.Z}ak", "King, Martin, Jr.; Żak, Łukasz"),
        ("A, B, C, D", "A, B, C, D"),
    ],
)
def test_names_of_bibtex_come_in_with_the_family_first(latex: str, author: str) -> None:
    assert read(f"@book{{a, title = {{x}}, author = {{{latex}}}}}", "bibtex")[0]["a"]["author"] == author


def test_an_address_is_no_latex() -> None:
    assert verbatim_of_latex(r"\url{https://x.example/a\%20b\_c~d--e}") == "https://x.example/a%20b_c~d--e"


@pytest.mark.parametrize(
    ("edtf", "csl", "ris"),
    [
        ("2024-03-08", {"date-parts": [[2024, 3, 8]]}, "2024/03/08/"),
        ("2024", {"date-parts": [[2024]]}, "2024///"),
        ("2024-03~", {"date-parts": [[2024, 3]], "circa": True}, "2024/03//2024-03~"),
        ("2024-22", {"date-parts": [[2024]], "season": 2}, "2024///2024-22"),
        ("2024-03-04/2024-03-08", {"date-parts": [[2024, 3, 4], [2024, 3, 8]]}, "2024///2024-03-04/2024-03-08"),
        ("2024/..", {"raw": "2024/.."}, "2024///2024/.."),
        ("2024-03-08T09:30:00Z", {"raw": "2024-03-08T09:30:00Z"}, "2024/03/08/09:30:00Z"),
        ("156X", {"raw": "156X"}, "///156X"),
        ("2024-02-30X", None, ""),
    ],
)
def test_dates_in_each_form(edtf: str, csl: Any, ris: str) -> None:
    if csl is None:
        assert date_from_csl({"raw": edtf}) == date_from_ris(edtf) == {"text": edtf}
        return
    date = BriefDate.model_validate({"edtf": edtf})
    assert (date_as_csl(date), date_as_ris(date)) == (csl, ris)
    assert date_from_csl(csl) == date_from_ris(ris) == edtf


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"date-parts": [["2024", "03"]]}, "2024-03"),
        ({"date-parts": [[2024, 3, 0]]}, "2024-03"),
        ({"date-parts": [[2024, 3, 8], [0, 0, 0]]}, "2024-03-08/.."),
        ({"date-parts": [[2024]], "season": "Autumn", "circa": "1"}, "2024-23~"),
        ({"date-parts": [[2024, 3, 8]], "literal": "Friday"}, {"edtf": "2024-03-08", "text": "Friday"}),
        ({"date-parts": [[2024, 13]]}, {"text": "2024-13"}),
        ({"date-parts": [[-43]]}, "-0043"),
        ({"literal": "in the spring"}, {"text": "in the spring"}),
        ({"date-parts": [[]]}, None),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": [[2024, None, 8]]}, "2024"),
        ({"date-parts": [["2024", "3", ""]]}, "2024-03"),
        ({"date-parts": [[None]], "raw": "n.d."}, {"text": "n.d."}),
        ("2024-03", "2024-03"),
        (2024, "2024"),
    ],
)
def test_dates_of_csl_json_as_programs_write_them(value: Any, date: Any) -> None:
    assert date_from_csl(value) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024/3/8", "2024-03-08"),
        ("2024-03-08", "2024-03-08"),
        ("2024", "2024"),
        ("2024///", "2024"),
        ("2024/03/08/Friday", {"edtf": "2024-03-08", "text": "Friday"}),
        ("2024/03/08/10:15", "2024-03-08T10:15:00"),
        ("2024/03/08/T10:15:30Z", "2024-03-08T10:15:30Z"),
        ("2024/03/08/T10:15:30-04:00", "2024-03-08T10:15:30-04:00"),
        ("2024/13/08/", {"text": "2024/13/08/"}),
        ("///in the spring", {"text": "in the spring"}),
        ("Oct 2024", {"text": "Oct 2024"}),
    ],
)
def test_dates_of_ris_as_programs_write_them(text: str, date: Any) -> None:
    assert date_from_ris(text) == date


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        (("2026-10", "", "", ""), "2026-10"),
        (("", "2024", "mar", ""), "2024-03"),
        (("", "2024", "March 8", ""), "2024-03-08"),
        (("", "2024", "3", "8"), "2024-03-08"),
        (("", "2024", "Michaelmas", ""), {"edtf": "2024", "text": "Michaelmas"}),
        (("", "2024", "Feb 30", ""), {"text": "Feb 30 2024"}),
        (("", "in press", "", ""), {"text": "in press"}),
        (("2024-13", "", "", ""), {"text": "2024-13"}),
    ],
)
def test_dates_of_bibtex_as_programs_write_them(parts: tuple[str, str, str, str], date: Any) -> None:
    assert date_from_bibtex(*parts) == date


@pytest.mark.parametrize(
    ("lines", "date", "lost"),
    [
        ("DA  - Nov 21\nPY  - 2024", "2024-11-21", False),
        ("PY  - 2024\nDA  - NOV", "2024-11", False),
        ("DA  - 21 November 2024\nPY  - 2024", {"edtf": "2024", "text": "21 November 2024"}, False),
        ("DA  - NOV-DEC\nY1  - 2024///", {"edtf": "2024", "text": "NOV-DEC"}, False),
        ("DA  - 2024/11/21/\nPY  - 2024", "2024-11-21", False),
        ("DA  - 2024/11/21/\nPY  - 2025", "2024-11-21", True),
        ("DA  - Nov 21", {"text": "Nov 21"}, False),
    ],
)
def test_a_day_of_ris_without_its_year_is_one_of_the_year_beside_it(lines: str, date: Any, lost: bool) -> None:
    sources, told = read(f"TY  - NEWS\nTI  - x\n{lines}\nER  - \n", "ris")
    assert sources["x"]["published"] == date
    assert bool(told) == lost


def test_several_addresses_in_one_field_are_told_apart() -> None:
    sources, told = read("@online{pair, title = {T}, url = {https://one.example/x https://two.example/y}}", "bibtex")
    assert sources["pair"]["url"] == "https://one.example/x"
    assert "'url' of pair is left out: there is another one" in told


@pytest.mark.parametrize(
    ("named", "key", "lost"),
    [
        ({"id": "http://zotero.example/users/7/items/QX2", "citation-key": "orsk2033"}, "orsk2033", []),
        ({"id": "orsk2033", "citation-key": "orsk2033"}, "orsk2033", []),
        ({"citation-key": "orsk2033"}, "orsk2033", []),
        ({"id": "gate", "citation-key": "orsk2033"}, "gate", ["'citation-key' of gate is left out"]),
        ({"id": "http://zotero.example/users/7/items/QX2"}, "outlet", []),
    ],
)
def test_an_item_of_csl_json_is_called_by_the_key_that_a_brief_can_have(
    named: dict[str, str], key: str, lost: list[str]
) -> None:
    item = {**named, "type": "article-newspaper", "title": "T", "container-title": "Outlet"}
    came = read_sources(json.dumps([item]).encode(), "csl", name="x")
    assert [*came.sources] == [key]
    assert [*came.lost] == lost


def test_a_type_alone_makes_no_kind() -> None:
    for kind in SourceKind:
        row = next(row for row in TYPES if row.kind is kind)
        for form, text in (
            ("ris", f"TY  - {row.ris}\nTI  - x\nER  - \n"),
            ("bibtex", f"@{row.bibtex[0]}{{a, title = {{x}}}}"),
            ("csl", f'[{{"id": "a", "type": "{row.csl}", "title": "x"}}]'),
        ):
            for plain in (
                text,
                text.replace("TI  - x", f"TI  - x\nM3  - {kind}"),
                text.replace("{x}", f"{{x}}, type = {{{kind}}}"),
            ):
                sources, _ = read(plain, form)
                assert [source.get("kind") for source in sources.values()] == [None]


def test_a_kind_that_this_program_marks_comes_in_and_is_told() -> None:
    sources, lost = read("@misc{a, title = {x}, type = {briefing:document}}", "bibtex")
    assert sources["a"]["kind"] == "document"
    assert lost == ("'kind' of a is 'document', as it says there: all of its words count as quoted",)
    assert "kind" not in read("@misc{a, title = {x}, type = {briefing:statement}}", "bibtex")[0]["a"]


def test_every_type_has_one_name_in_csl_and_each_kind_one_row() -> None:
    assert sorted(row.kind for row in TYPES if row.kind) == sorted(SourceKind)
    known = [row.ris for row in TYPES if row.ris]
    assert len(known) == len(set(known))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rusu, Anna", [("Rusu", "Anna")]),
        ("Anna Rusu and Ion Popa", [("Anna Rusu and Ion Popa",)]),
        ("Rusu, Anna; Port Authority", [("Rusu", "Anna"), ("Port Authority",)]),
        ("Rusu,Anna", [("Rusu,Anna",)]),
        ("; x", [("; x",)]),
        ("A, B, C, D", [("A, B, C, D",)]),
    ],
)
def test_names_are_parted_only_where_the_brief_parts_them(text: str, names: list[tuple[str, ...]]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("published", "comes_in"),
    [
        ("2024-03-08", False),
        ({"edtf": "2024-03-08", "text": "Friday"}, False),
        ({"edtf": "2024-03-08", "text": "on Friday"}, True),
        ("2024-03", True),
        (None, True),
    ],
)
def test_what_the_brief_has_all_of_does_not_come_in_again(published: Any, comes_in: bool) -> None:
    date = "{edtf: 2024-03-08, text: Friday, basis: stated}"
    brief = f"briefing: 1\ntitle: x\nevent: {{summary: x}}\nsources:\n  one: {{title: T, published: {date}}}\n"
    item: dict[str, Any] = {"id": "two", "type": "article-newspaper", "title": "T"}
    if published:
        item["issued"] = date_as_csl(
            BriefDate.model_validate({"edtf": published} if isinstance(published, str) else published)
        )
        item["issued"] |= {"literal": published["text"]} if isinstance(published, dict) else {}
    came = read_sources(json.dumps([item]).encode(), "csl", name="x", into=load_text(brief))
    assert (list(came.sources), came.known) == ((["two"], ()) if comes_in else ([], ("one",)))


def test_ids_are_made_without_a_clash() -> None:
    text = "".join(
        f"@book{{{key}, title = {{x}}, publisher = {{The Press}}}}\n" for key in ("Q1", "Q1", "a1", "ü", "a b", "x:y/z")
    )
    into = load_text("briefing: 1\ntitle: t\nevent: {summary: s}\nactors: {press: {name: Press}}\n")
    came = read_sources(text.encode(), "bibtex", name="x", into=into)
    assert [*came.sources] == ["press-2", "press-3", "press-4", "press-5", "press-6", "press-7"]


def test_parts_of_names_that_have_no_place_are_named() -> None:
    names = [{"literal": "Port Authority", "family": "x"}, {"family": "Rusu", "given": "Anna", "parse-names": True}]
    sources, lost = read(json.dumps([{"id": "a", "type": "article-newspaper", "title": "t", "author": names}]), "csl")
    assert sources["a"]["author"] == "Port Authority; Rusu, Anna"
    assert lost == ("'author.family' of a is left out", "'author.parse-names' of a is left out")


def test_what_cannot_be_a_value_of_a_brief_is_named() -> None:
    text = '[{"id": "a", "title": "x", "URL": "javascript:alert(1)", "language": "??", "type": "nonsense"}]'
    sources, lost = read(text, "csl")
    assert sources == {"a": {"title": "x"}}
    assert lost == (
        "'type' of a is no type of CSL-JSON ('nonsense'), and is taken for that of a report",
        "'URL' of a is left out: 'javascript:alert(1)' is no web address",
        "'language' of a is left out: a language is a BCP 47 tag such as 'en', 'ro' or 'pt-BR'",
    )


def test_deceiving_characters_are_visible_in_files_that_have_no_escapes() -> None:
    brief = load_text(
        'briefing: 1\ntitle: t\nevent: {summary: s}\nsources: {a: {title: "x\\e[2J\\u202e y", note: "a\\u2028ER"}}\n'
    ).briefing
    for form in ("bibtex", "ris"):
        made = write_sources(brief, form, name="x")
        assert "<U+001B>" in made.text
        assert "\x1b" not in made.text
        assert "'title' of a reads otherwise there" in made.lost
    assert '"x\\u001b[2J\\u202e y"' in write_sources(brief, "csl", name="x").text
    assert not write_sources(brief, "csl", name="x").lost


def test_a_brief_without_sources_makes_no_bibliography() -> None:
    brief = load_text("briefing: 1\ntitle: t\nevent: {summary: s}\n").briefing
    with pytest.raises(NoSourcesError, match="has no sources"):
        write_sources(brief, "ris", name="x")
