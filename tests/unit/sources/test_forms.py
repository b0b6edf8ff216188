"""Archives as they come: read where that is safe, else told what they are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from briefing.model import Archive
from briefing.sources import ArchiveError, ArchiveText, form_of, read_archive
from briefing.sources.encodings import encoding_of
from briefing.sources.forms import without_line_numbers

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = (
    "The ferry did not sail on Monday.",
    '"We wait for the tide," said the captain.',
    "Nobody knew how long that would take.",
    "The owners declined to comment.",
    '"It is late," she added.',
    "The harbour stays open.",
)
WRAPPED = (
    "the ferry did not",
    "sail on monday and",
    "nobody knew when it",
    "would, for the tide",
    "was late and the",
    "wind high.",
)


def read(folder: Path, data: str | bytes) -> ArchiveText:
    (folder / "a.txt").write_bytes(data.encode() if isinstance(data, str) else data)
    return read_archive(Archive(path="a.txt"), folder)


def columns() -> str:
    return "\n".join(f"{left[:26]:<30}{right[:26]}" for left, right in pairwise(SENTENCES))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<!DOCTYPE html>\n<title>Ferry</title>", "its markup"),
        ("".join(f"<p>{line}</p>\n" for line in SENTENCES), "its markup"),
        ("{\\rtf1\\ansi The ferry}", "rich text"),
        ("\n".join(f"=E2=80=9C{line[:20]}=\n{line[20:]}" for line in SENTENCES), "quoted-printable"),
        ("“Già” — è così, perché l’età".encode().decode("latin-1"), "read in another encoding"),
        ("Паром не вышел".encode().decode("latin-1"), "read in another encoding"),
        ("The caf\ufffd is shut.", "lost letters"),
        (columns(), "two columns"),
        ("\n".join(f"{number:>3}  {line}" for number, line in enumerate(SENTENCES, 11)), "numbers before its lines"),
        ("\n\n".join(WRAPPED), "a blank line behind every line"),
        ("\n".join(SENTENCES), "no blank lines"),
    ],
)
def test_what_is_no_plain_text_is_told_once(tmp_path: Path, text: str, what: str) -> None:
    (note,) = read(tmp_path, text).notes
    assert note.kind == "form"
    assert what in note.sentence
    assert note.hint


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(SENTENCES),
        "\n".join(WRAPPED),
        "One line.\nAnother.",
        "L’été à Évry : « où ça ? » Ârbol, Ñandú, Ça — Ø, Ð.",
        "Ngày 7 tháng 3, Đà Nẵng: “Chúng tôi ở lại”, ông nói.",
        "1\n00:00:01,000 --> 00:00:02,000\nWe go.\n\n2\n00:00:02,000 --> 00:00:03,000\nNow.",
        "\n".join(
            f"{name}:   {line}" for name, line in zip(("ANA", "BO", "CY", "DEE", "EVE", "FAY"), SENTENCES, strict=True)
        ).replace("\n", "\n\n"),
        "1. First\n2. Second\n3. Third",
    ],
)
def test_a_plain_text_is_left_alone(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).notes == ()


def test_a_quoted_mail_has_the_paragraphs_that_it_had(tmp_path: Path) -> None:
    mail = '> The ferry\n> sails.\n>\n> "At noon," he\n> said.\n> > \n> > Thanks.\n'
    text = read(tmp_path, mail)
    assert text.paragraphs == ("> The ferry\n> sails.", '> "At noon," he\n> said.', "> > Thanks.")
    assert text.notes == ()
    assert read(tmp_path, "One.\n>\nTwo.\nThree.").paragraphs == ("One.\n>\nTwo.\nThree.",)


COURT = (
    *(
        "THE CLERK: Please rise.",
        "",
        "Q. What of the quay?",
        "A. We shall keep",
        "   the quay open in all",
        "   weathers.",
        "",
    ),
    *("Q. For how long?", "A. For as long as", "   it takes.", "", "THE JUDGE: Thank you."),
)


@pytest.mark.parametrize("pages", [1, 3])
@pytest.mark.parametrize("width", [2, 5])
def test_numbers_that_count_the_lines_of_each_page_are_left_out(tmp_path: Path, pages: int, width: int) -> None:
    page = "\n".join(f"{number:>{width}} {line}".rstrip() for number, line in enumerate(COURT, 1))
    text = read(tmp_path, "\n".join([page] * pages))
    assert text.notes == ()
    assert text.paragraphs[:2] == (
        "THE CLERK: Please rise.",
        "Q. What of the quay?\nA. We shall keep\nthe quay open in all\nweathers.",
    )


def test_numbers_that_count_items_or_stand_in_a_table_are_read() -> None:
    items = "\n".join(f"{number}. Keep quay {number}." for number in range(1, 30))
    table = "\n".join(f"{year} {year % 7} ships" for year in range(1990, 2000, 2))
    years = "\n".join(f"In {year} we kept it." for year in range(1990, 2010))
    for text in (items, table, years):
        assert without_line_numbers(text) == text


ENCODED = [
    ("WINDOWS-1252", "cp1252", "“Nous fermons l’école”, dit-elle à Besançon."),
    ("WINDOWS-1250", "cp1250", "„Zamykamy port” – powiedziała. Świt nad Łodzią, gęsta mgła."),
    ("WINDOWS-1250", "cp1250", "Přístav zavřeme, řekl ředitel. Žádný člun."),
    ("WINDOWS-1251", "cp1251", "«Порт закрыт», — сказал начальник смены."),
    ("WINDOWS-1251", "cp1251", "Порт зачинено, їхній керівник мовчить"),
    ("KOI8-R", "koi8-r", "Порт закрыт до утра, сообщил начальник смены"),
    ("WINDOWS-1253", "cp1253", "Το λιμάνι μένει κλειστό, είπε ο διευθυντής"),
    ("WINDOWS-1255", "cp1255", "הנמל סגור עד הבוקר, אמר המנהל"),
    ("WINDOWS-1256", "cp1256", "الميناء مغلق حتى الصباح، قال المدير"),
    ("SHIFT_JIS", "shift_jis", "港は朝まで閉まっている、と所長は話した。"),
    ("EUC-KR", "euc-kr", "항구는 아침까지 닫힌다고 소장이 말했다."),
    ("GB18030", "gb18030", "港口关闭到早上，主任说。我们在等。"),
    ("BIG5", "big5", "港口關閉到早上，主任說。我們在等。"),
    ("UTF-16LE", "utf-16-le", "The port is shut."),
    ("UTF-16BE", "utf-16-be", "The port is shut."),
]


@pytest.mark.parametrize(("name", "codec", "text"), ENCODED)
def test_another_encoding_is_told_by_its_name_with_the_command(
    tmp_path: Path, name: str, codec: str, text: str
) -> None:
    assert encoding_of(text.encode(codec)) == name
    if not name.startswith("UTF-16"):
        with pytest.raises(
            ArchiveError, match=rf"looks like {name}: convert it with iconv -f {name} -t UTF-8 a.txt > "
        ):
            read(tmp_path, text.encode(codec))


@pytest.mark.parametrize(
    ("data", "kind"), [(b"%PDF-1.7\n\xff", "a PDF"), (b"PK\x03\x04\xff\xff", "a Word or ZIP file")]
)
def test_another_kind_of_file_is_told_as_what_it_is(tmp_path: Path, data: bytes, kind: str) -> None:
    with pytest.raises(ArchiveError, match=f"'a.txt' is {kind}, not a text"):
        read(tmp_path, data)


def test_a_long_text_that_is_cut_inside_of_a_letter_is_known_all_the_same() -> None:
    assert encoding_of(("。" + "港は朝まで閉まっている" * 2_000).encode("shift_jis")) == "SHIFT_JIS"
    assert encoding_of(("港は朝まで閉まっている" * 2_000).encode("euc_jp")) == "EUC-JP"


@pytest.mark.parametrize("text", [" " * 99_000 + "x", "<p" * 50_000, ("a" * 14 + " " * 7_000) * 14, "." + '"' * 99_000])
def test_odd_texts_take_no_longer_than_others(tmp_path: Path, text: str) -> None:
    found = [form.what for form in (form_of(text, read(tmp_path, text).paragraphs),) if form]
    assert found in ([], ["is one long paragraph, so that every place in it is paragraph 1"])


@pytest.mark.parametrize(("length", "told"), [(1999, False), (2000, True), (60_000, True)])
def test_a_long_text_that_is_one_paragraph_is_told(tmp_path: Path, length: int, told: bool) -> None:
    text = ("The pilots met at the quay and said nothing new. " * 1300)[: length - 1] + "."
    assert [note.hint for note in read(tmp_path, text).notes] == ["put a blank line between its paragraphs"] * told
    assert read(tmp_path, f"The quay.\n\n{text}").notes == ()
