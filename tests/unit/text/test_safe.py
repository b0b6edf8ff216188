"""What safe text shows for what a file holds."""

from __future__ import annotations

import pytest

from briefing.text import plain_text, safe_line, safe_text

SHOWN_AS_CODE_POINT = {
    "escape sequence": ("a\x1b[31mb", "a<U+001B>[31mb"),
    "NUL": ("a\x00b", "a<U+0000>b"),
    "delete": ("a\x7fb", "a<U+007F>b"),
    "control sequence of one character": ("a\x9b2Jb", "a<U+009B>2Jb"),
    "next line, or a wrongly decoded ellipsis": ("wait\x85", "wait<U+0085>"),
    "carriage return within a line": ("go ahead\rcancelled", "go ahead<U+000D>cancelled"),
    "carriage return at the end": ("end\r", "end<U+000D>"),
    "the first of two carriage returns": ("end\r\r\n", "end<U+000D>\n"),
    "override": ("x\u202egnp", "x<U+202E>gnp"),
    "embedding in Hebrew": ("\u202bשלום\u202c", "<U+202B>שלום<U+202C>"),
    "deprecated format character": ("a\u206ab", "a<U+206A>b"),
    "left-to-right mark between Latin letters": ("safe\u200ename", "safe<U+200E>name"),
    "Arabic letter mark between Latin letters": ("a\u061cb", "a<U+061C>b"),
    "two marks that vouch for each other": ("\u200f\u200f", "<U+200F><U+200F>"),
    "isolate without right-to-left letters": ("\u2067said\u2069", "<U+2067>said<U+2069>"),
    "left-to-right isolate without right-to-left letters": ("\u2066said\u2069", "<U+2066>said<U+2069>"),
    "turned Latin beside Hebrew": ("שלום \u2067said\u2069", "שלום <U+2067>said<U+2069>"),
    "isolate that is not closed": ("\u2067שלום", "<U+2067>שלום"),
    "isolate that is closed on the next line": ("\u2067שלום\n\u2069", "<U+2067>שלום\n<U+2069>"),
    "isolate that was never opened": ("שלום\u2069", "שלום<U+2069>"),
    "grapheme joiner": ("a\u034fb", "a<U+034F>b"),
    "Hangul filler": ("a\u115f\u1160\u3164\uffa0", "a<U+115F><U+1160><U+3164><U+FFA0>"),
    "invisible operator": ("a\u2063b", "a<U+2063>b"),
    "annotation": ("\ufff9a\ufffab\ufffb", "<U+FFF9>a<U+FFFA>b<U+FFFB>"),
    "braille blank": ("a\u2800b", "a<U+2800>b"),
    "Mongolian separator in Latin": ("a\u180eb", "a<U+180E>b"),
    "tags without a flag": ("a\U000e0068\U000e0069", "a<U+E0068><U+E0069>"),
    "flag that is not ended": ("🏴\U000e0067\U000e0062", "🏴<U+E0067><U+E0062>"),
    "text hidden in a flag": (
        "🏴\U000e0061\U000e0062\U000e0063\U000e0064\U000e0065\U000e0066\U000e0067\U000e007f",
        "🏴<U+E0061><U+E0062><U+E0063><U+E0064><U+E0065><U+E0066><U+E0067><U+E007F>",
    ),
    "joiner in Latin": ("Pe\u200dskov", "Pe<U+200D>skov"),
    "joiner at the end of an emoji": ("👩\u200d", "👩<U+200D>"),
    "joiner before what is no script's": ("x\u200d\u061cy", "x<U+200D><U+061C>y"),
    "selector in Latin": ("a\ufe01", "a<U+FE01>"),
    "emoji style on a digit without a key": ("1\ufe0f", "1<U+FE0F>"),
    "row of selectors": ("a\U000e0100\U000e0101\U000e0102", "a\U000e0100<U+E0101><U+E0102>"),
    "selector at the start": ("\U000e0100a", "<U+E0100>a"),
    "selector that no ideograph has": ("葛\ufe03", "葛<U+FE03>"),
    "joiner whose letter is hidden": ("ب\u034f\u200cx", "ب<U+034F><U+200C>x"),
    "marks around what is shown": (
        "a" + "\u0301" * 5 + "\ufe01" + "\u0301" * 5,
        "a" + "\u0301" * 5 + "<U+FE01>" + "\u0301" * 5,
    ),
    "reserved for a format character": ("a\u2065\ufff0", "a<U+2065><U+FFF0>"),
    "surrogate": ("a\ud800b", "a<U+D800>b"),
    "pair of surrogates": ("\ud83d\ude00", "<U+D83D><U+DE00>"),
    "noncharacter": ("a\uffff\ufdd0\U0001fffe", "a<U+FFFF><U+FDD0><U+1FFFE>"),
    "private use": ("\ue000\uf8ff\U000f0000", "<U+E000><U+F8FF><U+F0000>"),
    "ninth mark": ("a" + "\u0301" * 9, "a" + "\u0301" * 8 + "<U+0301>"),
    "marks on both sides of a joiner": ("ب" + "\u064b" * 8 + "\u200cن\u064b", "ب" + "\u064b" * 8 + "\u200cن\u064b"),
    "marks stacked through joiners": (
        "ب\u064b\u064b\u064b\u064b\u200d\u064b\u064b\u064b\u064b\u064bن",
        "ب\u064b\u064b\u064b\u064b\u200d\u064b\u064b\u064b\u064b<U+064B>ن",
    ),
    "marks of a standard to come": ("a" + "\u1ade" * 9, "a" + "\u1ade" * 8 + "<U+1ADE>"),
}


@pytest.mark.parametrize(("raw", "shown"), SHOWN_AS_CODE_POINT.values(), ids=SHOWN_AS_CODE_POINT.keys())
def test_what_is_dangerous_is_shown_as_its_code_point(raw: str, shown: str) -> None:
    assert safe_text(raw) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain text, with punctuation - and [brackets].",
        "<U+001B>",
        "Chișinău, Orbán, Reykjavík – “quoted” … €5",
        "Ελληνικά, Русский, Հայերեն",
        "北京会谈\u3000です。한국어",
        "a\xa0b\u2009c\u202fd\u3000e",
        "replaced \ufffd",
        "שלום\u200f!",
        "שלום!\u200f",
        "\u200f(שלום)",
        "שָׁלוֹם\u200f.",
        "السلام\u061c.",
        "Name: \u2068שלום\u2069 (said)",
        "שלום \u2066NATO\u2069 שלום",
        "\u2067שלום \u2066abc\u2069\u2069",
        "می\u200cخواهم",
        "क्\u200dष",
        "ශ්\u200dරී",
        "ᠠ\u180b ᠨ\u180eᠠ",
        "👩\u200d❤\ufe0f\u200d💋\u200d👨",
        "❤\ufe0f ☎\ufe0e ©\ufe0f",
        "1\ufe0f\u20e3 #\ufe0f\u20e3",
        "🇲🇩 👍🏽 🏴\u200d☠\ufe0f",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "葛\U000e0100 葛\ufe00",
        "a" + "\u0301" * 8,
        "a line\n\nand another\n",
        "trailing blanks  \nstay ",
        "न\u093fर\u094dण\u092f",
        "\u0378\U0001fae9",
    ],
)
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("one\r\ntwo", "one\ntwo"),
        ("one\vtwo\fthree", "one\ntwo\nthree"),
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
        ("one\r\u200b\ntwo", "one\ntwo"),
    ],
)
def test_line_breaks_of_every_kind_become_one(raw: str, shown: str) -> None:
    assert safe_text(raw) == shown


def test_tab_becomes_four_blanks() -> None:
    assert safe_text("col\tcol") == "col    col"


@pytest.mark.parametrize("invisible", ["\xad", "\u200b", "\u2060", "\ufeff"])
def test_what_means_nothing_between_letters_is_shown_as_nothing(invisible: str) -> None:
    assert safe_text(f"Mac{invisible}ron") == "Macron"


@pytest.mark.parametrize("before", ["", "line\n", "line\v", "\u200b", "line\r\n"])
def test_mark_without_a_letter_gets_a_dotted_circle(before: str) -> None:
    assert safe_text(f"{before}\u0301abc").endswith("\u25cc\u0301abc")


@pytest.mark.parametrize(("before", "shown"), [("", ""), ("line\n", "line\n"), ("line\f", "line\n")])
def test_many_marks_without_a_letter_get_one_dotted_circle(before: str, shown: str) -> None:
    assert safe_text(before + "\u0301" * 9) == shown + "\u25cc" + "\u0301" * 8 + "<U+0301>"


def test_plain_text_has_no_blanks_at_the_ends_of_lines() -> None:
    assert plain_text("-- \nsignature\t\n ") == "--\nsignature\n"


def test_plain_text_keeps_blanks_before_words() -> None:
    assert plain_text("  one  two") == "  one  two"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("two\nlines", "two lines"),
        ("two\r\n\r\n  lines", "two lines"),
        ("two\u2028lines", "two lines"),
        ("\ntitle\n", "title"),
        ("\n", ""),
        (" kept ", " kept "),
        ("a\rb", "a<U+000D>b"),
        ("a\n \u0301b", "a \u0301b"),
        ("\n \u0301b", "\u25cc\u0301b"),
    ],
)
def test_a_safe_line_is_one_line(raw: str, shown: str) -> None:
    assert safe_line(raw) == shown
