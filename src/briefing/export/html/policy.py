"""What the page may do: nothing but show itself in our style and run our one script. Does not import jinja2."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib import resources
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.export.html.tags import AmbiguousPageError, read_page
from briefing.text import safe_line

if TYPE_CHECKING:
    from briefing.export.html.tags import PagePiece
    from briefing.outline.record import Outline

__all__ = [
    "TemplateFailed",
    "ThemeRefused",
    "allow_styles",
    "find_own",
    "policy",
    "read_own",
    "style_of",
    "why_refused",
]

_STYLES = "'sha256-of-each-style'"
"""Stands in the policy until the page is complete. Escaped data has no apostrophe, so it can only be ours."""
_ENDS = 2
_BLANKS = " \t\n\r\f"
"""What is no text for a browser. A no-break space is, and begins the body."""
_UNSEEN = frozenset({"template", "datalist"})
"""Elements whose text is not shown."""
_LOADING = frozenset(
    "src srcset imagesrcset action formaction data poster background ping manifest xlink:href codebase archive classid "
    "longdesc dynsrc lowsrc".split()
)
_LINKS = frozenset({"a", "area"})
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\", re.IGNORECASE)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_CONTROL = re.compile(r"[^\t\n -~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_A_STRING = re.compile(r"[^A-Za-z0-9 :+.,-]")


def policy(script: str) -> str:
    """The Content-Security-Policy of the page."""
    return f"default-src 'none'; style-src {_STYLES}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"


def why_refused(page: str, title: str, marking: str) -> str:
    """Why the page of a house style is refused, in a sentence; empty where it is not."""
    script = read_own("filter.js").strip()
    read = _Reading(policy(script))
    try:
        for piece in read_page(page.removeprefix("\ufeff"), script):
            read.take(piece)
    except AmbiguousPageError as error:
        return safe_line(str(error))
    if not read.policy:
        return (
            "the page has no Content-Security-Policy: '{{ policy }}' must stand in its head, "
            "in the first element but charset and title"
        )
    if read.refused:
        return read.refused
    seen = "".join(read.seen)
    if marking and seen.count(marking) - title.count(marking) * seen.count(title) < _ENDS:
        return "the marking must stand at the head and at the foot of the page"
    return ""


class _Reading:
    """Takes in a page piece by piece.

    Attributes:
        policy: The policy stands before all that it has to hold.
        refused: What no page may have, in a sentence.
        seen: The text of the body that is shown.

    Args:
        wanted: The policy, to the letter: what is added to it may allow more.
    """

    def __init__(self, wanted: str) -> None:
        self._wanted = wanted
        self.policy = False
        self.refused = ""
        self.seen: list[str] = []
        self._before = True
        self._in_body = False
        self._unseen = ""
        self._depth = 0

    def take(self, piece: PagePiece) -> None:
        """Take in the next piece."""
        if piece.kind == "start":
            self._look(piece.name, piece.attributes)
            self._in_body = self._in_body or piece.name == "body"
        elif piece.kind == "text" and self._in_body and not self._depth:
            self.seen.append(piece.text)
        if not self._depth and piece.kind == "start" and (piece.name in _UNSEEN or "hidden" in piece.attributes):
            self._unseen, self._depth = piece.name, 1
        elif self._depth and piece.name == self._unseen:
            self._depth += 1 if piece.kind == "start" else -1
        if self._before and not _may_stand_before(piece):
            self._before = False
            self.policy = piece.name == "meta" and self._says_policy(piece.attributes)

    def _says_policy(self, given: dict[str, str]) -> bool:
        is_policy = given.get("http-equiv", "").strip().lower() == "content-security-policy"
        return is_policy and given.get("content", "").strip() == self._wanted

    def _look(self, tag: str, given: dict[str, str]) -> None:
        if tag == "meta" and given.get("http-equiv", "").strip().lower() == "refresh":
            self.refused = "a page may not redirect by itself: 'refresh' cannot be used"
        for name, value in given.items():
            address = "".join(value.split()).lower()
            followed = name == "href" and tag in _LINKS
            if followed and _SCHEME.match(address) and not address.startswith(("https:", "http:", "mailto:")):
                self.refused = f"a link may not lead to '{safe_line(value)[:60]}'"
            loads = name in _LOADING or (name == "href" and not followed)
            if loads and not address.startswith(("#", "data:")):
                self.refused = f"a page may load nothing: '{name}' of <{tag}> is '{safe_line(value)[:60]}'"


def _may_stand_before(piece: PagePiece) -> bool:
    """Whether a browser is still in the head, has loaded nothing and read nothing that counts, after this piece."""
    if piece.kind == "text":
        return not piece.text.strip(_BLANKS)
    if piece.kind == "start" and piece.name == "meta":
        return set(piece.attributes) == {"charset"} and piece.attributes["charset"].lower() == "utf-8"
    return piece.kind in {"comment", "doctype"} or (piece.kind == "start" and piece.name in {"html", "head", "title"})


def allow_styles(page: str) -> str:
    """Put the hash of each style sheet of a page into its policy."""
    hashes = dict.fromkeys(_hash(style) for style in _STYLE.findall(page))
    return page.replace(_STYLES, " ".join(hashes) or "'none'")


def style_of(outline: Outline, theme: str | None) -> str:
    """The style sheet: our colours and sizes, those of the theme, how they are used, and the margins in print.

    Raises:
        ThemeRefused: The theme holds what could end the style sheet.
    """
    wanted = "\n".join((theme or "").splitlines())
    if "<" in wanted or _CONTROL.search(wanted):
        raise ThemeRefused("a theme is a style sheet of CSS variables; it has neither '<' nor control characters")
    parts = [read_own("theme.css"), wanted, read_own("page.css"), _margins(outline)]
    return "\n".join(part.strip() for part in parts if part)


def _margins(outline: Outline) -> str:
    """Head and foot of each printed page: the marking in both, so that no page is without it."""
    title, marking = _css_string(outline.title), _css_string(outline.marking)
    return (
        "@page {\n"
        f"  @top-left {{ content: {title}; }}\n"
        f"  @top-right {{ content: {marking}; }}\n"
        f"  @bottom-left {{ content: {marking}; }}\n"
        '  @bottom-right { content: "Page " counter(page) " of " counter(pages); }\n'
        "}"
    )


def _css_string(text: str) -> str:
    """Text as a string of CSS; all but letters, digits and a few signs by its code point."""
    return '"' + _NOT_IN_A_STRING.sub(lambda found: f"\\{ord(found[0]):06x}", safe_line(text)) + '"'


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def find_own(name: str) -> str | None:
    """The text of a file that the package carries, by its path with slashes; None where there is none."""
    file = resources.files("briefing.export.html").joinpath(*name.split("/"))
    return file.read_text(encoding="utf-8") if file.is_file() else None


def read_own(name: str) -> str:
    """The text of a file that the package carries."""
    text = find_own(name)
    if text is None:
        raise FileNotFoundError(name)
    return text


class TemplateFailed(BriefingError):  # noqa: N818 - a sentence says what happened
    """A template cannot be filled; says which, in which line, and why."""

    def __init__(self, name: str, line: int | None, reason: str) -> None:
        super().__init__(f"{name}:{line}: {reason}" if line else f"{name}: {reason}")
        self.name = name
        self.line = line
        self.reason = reason


class ThemeRefused(BriefingError):  # noqa: N818 - a sentence says what happened
    """The text of a theme is no style sheet."""
