"""A page of a house style is read as browsers read it, or refused."""

from __future__ import annotations

import html5lib  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.export.html.policy import policy, read_own, why_refused
from briefing.export.html.tags import AmbiguousPageError, PagePiece, read_page

SCRIPT = read_own("filter.js").strip()
POLICY = f'<meta http-equiv="Content-Security-Policy" content="{policy(SCRIPT)}">'
REFRESH = "<meta http-equiv=refresh content='0; url=https://elsewhere.example/'>"


def as_a_browser_reads(page: str) -> tuple[bool, bool]:
    """Whether the policy is the first in the head but charset and title, and whether the page leads on by itself."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    head = [element for element in tree.find("head") if isinstance(element.tag, str)]
    counted = [one for one in head if one.tag != "title" and not (one.tag == "meta" and set(one.attrib) == {"charset"})]
    first = counted[0] if counted and counted[0].tag == "meta" else None
    equivalent = first.attrib.get("http-equiv", "").lower() if first is not None else ""
    leads_on = any(
        element.tag == "meta" and element.attrib.get("http-equiv", "").strip().lower() == "refresh"
        for element in tree.iter()
    )
    return equivalent == "content-security-policy", leads_on


TAKEN = [
    f"<!DOCTYPE html><html lang=en><head><meta charset='utf-8'><title>Flood</title>{POLICY}</head><body>Up.</body>",
    f"\ufeff<!doctype HTML>\n<html>\n<!--a-b-->\n<head>\n<TITLE>a &lt;b&gt;</TITLE >\n{POLICY}<style>p{{}}</style>",
    f"<head>{POLICY}<body><p a b = 'x > y' c=\"<i>\" d=e/f>1 < 2 &lt;i> <3<br/><svg><title>t</title></svg></p>",
    f"<head>{POLICY}<body><script>{SCRIPT}</script>",
]
REFUSED = {
    "in the title": f"<head><title>{POLICY}</title>",
    "title without an end": f"<head><title>Flood{POLICY}",
    "in a value of the title": f'<head><title a="</title>">{POLICY}</title>',
    "behind a no-break space": f"<head>\u00a0{POLICY}",
    "behind a no-break space by name": f"<head>&nbsp;{POLICY}",
    "behind a vertical tab": f"<head>\x0b{POLICY}",
    "behind the end of the page": f"<html></html>{POLICY}",
    "behind an end tag that begins one": f"<head></br>{POLICY}",
    "in noscript": f"<head><noscript>{POLICY}</noscript>",
    "in a template": f"<head><template>{POLICY}</template>",
    "in a comment": f"<head><!-- {POLICY} -->",
    "behind a script": f"<head><script>1</script>{POLICY}",
    "second of two values": f"<head>{POLICY.replace('http-equiv', 'http-equiv=x http-equiv')}",
    "other letters": f"<head><meta charset=iso-2022-jp>{POLICY}",
    "leads on from a comment that ends early": f"<head>{POLICY}<body><!-->{REFRESH}-->",
    "leads on from a comment that ends in another way": f"<head>{POLICY}<body><!-- --!>{REFRESH}-->",
    "leads on from no comment": f"<head>{POLICY}<body><![CDATA[>{REFRESH}]]>",
    "leads on from an instruction": f"<head>{POLICY}<body><?x >{REFRESH}?>",
    "leads on from the style of a picture": f"<head>{POLICY}<body><svg><style>{REFRESH}</style></svg>",
    "leads on from the title of a picture": f"<head>{POLICY}<body><svg><title>{REFRESH}</title></svg>",
    "leads on behind a comment in noscript": f"<head>{POLICY}<body><noscript><!-- </noscript>{REFRESH} -->",
    "leads on behind a script in a script": f"<head>{POLICY}<body><script><!--<script></script>{REFRESH}</script>",
    "leads on from a value that is never closed": f"<head>{POLICY}<body><p a='>{REFRESH}",
}


@pytest.mark.parametrize("page", TAKEN)
def test_what_is_read_in_one_way_is_taken(page: str) -> None:
    assert why_refused(page, "", "") == ""
    assert as_a_browser_reads(page.removeprefix("\ufeff")) == (True, False)


@pytest.mark.parametrize("page", REFUSED.values(), ids=REFUSED)
def test_what_a_browser_reads_otherwise_is_refused(page: str) -> None:
    assert why_refused(page, "", "")


TAGS = (
    "<html> <head> </head> <body> <title> </title> <svg> </svg> <style> </style> <script> </script> <template> "
    "</template> <noscript> </noscript> <p> </p> <br/> <!-- --> --!> <!--> <! <? <![CDATA[ ]]> <p </p > ' \" = / x"
).split()
OTHERS = [POLICY, REFRESH, "<meta charset=utf-8>", "<a b='", '<a b="', " ", "\n", "&nbsp;", "\u00a0", "\0"]
PIECES = st.lists(st.sampled_from([*TAGS, *OTHERS]), max_size=14)


@given(PIECES, PIECES)
def test_no_page_is_taken_that_a_browser_reads_otherwise(before: list[str], after: list[str]) -> None:
    page = "".join(before) + POLICY + "".join(after)
    if not why_refused(page, "", ""):
        assert as_a_browser_reads(page) == (True, False)


def test_a_page_comes_in_pieces() -> None:
    found = list(read_page("<!DOCTYPE html><P Class='a &amp; b' hidden>1 &lt; 2</p><!-- x --><title>t</title>", SCRIPT))
    assert [piece.kind for piece in found] == ["doctype", "start", "text", "end", "comment", "start"]
    assert found[1] == PagePiece("start", "p", {"class": "a & b", "hidden": ""})
    assert found[2].text == "1 < 2"
    assert (found[5].name, found[5].text) == ("title", "t")


@pytest.mark.parametrize(
    "page", ["<a", "<a b='", "</a", "<!", "<!-- ", "<style>", "<a" + " b" * 20_000, "<a b=" + "'" * 9999]
)
def test_what_has_no_end_is_refused_and_takes_no_time(page: str) -> None:
    with pytest.raises(AmbiguousPageError):
        list(read_page(page, SCRIPT))


@pytest.mark.parametrize(
    "content",
    ["{}; img-src *", "{}, default-src *", "img-src *; {}", "default-src 'none'; style-src *", "default-src *"],
)
def test_a_policy_that_is_not_ours_to_the_letter_is_none(content: str) -> None:
    other = f'<meta http-equiv="Content-Security-Policy" content="{content.format(policy(SCRIPT))}">'
    assert "no Content-Security-Policy" in why_refused(f"<head>{other}</head>", "", "")
    assert not why_refused(f"<head>{POLICY}</head>", "", "")


@pytest.mark.parametrize(
    ("body", "title", "refused"),
    [
        ("TLP:RED Flood TLP:RED", "Flood", False),
        ("TLP:RED T TLP:RED", "T", False),
        ("TLP:RED RED TLP:RED", "RED", False),
        ("TLP:RED Not TLP:RED", "Not TLP:RED", True),
        ("TLP:RED Not TLP:RED TLP:RED", "Not TLP:RED", False),
        ("TLP:RED <p hidden>TLP:RED</p>", "Flood", True),
        ("TLP:RED <div hidden><div>x</div>TLP:RED</div>", "Flood", True),
        ("TLP:RED <div hidden><div>x</div></div>TLP:RED", "Flood", False),
        ("TLP:RED <datalist><option>TLP:RED</option></datalist>", "Flood", True),
        ("TLP:RED <template>TLP:RED</template>", "Flood", True),
        ("TLP:RED <template><template></template>TLP:RED</template>", "Flood", True),
        ("TLP:RED <template>x</template>TLP:RED", "Flood", False),
    ],
)
def test_the_marking_is_seen_twice_beside_the_title(body: str, title: str, *, refused: bool) -> None:
    told = why_refused(f"<head>{POLICY}</head><body>{body}</body>", title, "TLP:RED")
    assert ("the marking must stand" in told) is refused


@pytest.mark.parametrize("loading", ["imagesrcset", "codebase", "archive", "longdesc", "srcset", "poster", "ping"])
def test_nothing_is_loaded_from_anywhere(loading: str) -> None:
    told = why_refused(f'<head>{POLICY}</head><body><p {loading}="https://elsewhere.example/x">x</p>', "", "")
    assert told.startswith("a page may load nothing")
