"""Web addresses as a browser takes them: in ASCII, and what in the name of their host may deceive."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit, urlunsplit

from briefing.text.characters import HIDDEN, JOINERS, REMOVED, SELECTORS, mixed_scripts

__all__ = ["ascii_address", "ascii_host", "page_of", "why_doubtful"]

_DOTS = re.compile("[\u3002\uff0e\uff61]")
"""What browsers take for the dot between the labels of a host."""
_UNSEEN = re.compile(f"[{REMOVED}{SELECTORS}{HIDDEN}]")
_DRAWN_LIKE_LATIN = frozenset("асԁеһіјӏорԛѕԝхуѵАВЕЅІЈКМНОРСТХαεικνορτυχ")
"""Letters of other scripts that nobody tells from Latin ones in an address bar."""
_AT_HOME = frozenset("am bg by cy gr kg kz md me mk mn rs ru su tj ua uz".split())
"""Countries whose own letters these are: nobody takes them for Latin ones there."""
_HOST_SIGNS = frozenset("-._")


def ascii_host(host: str) -> str:
    """Write the name of a host as it is looked up.

    The labels are those of UTS 46 but for rare letters: small, composed, without what is not seen.

    >>> ascii_host("Пример.example"), ascii_host("news.example")
    ('xn--e1afmkfd.example', 'news.example')
    """
    if host.isascii():
        return host.lower()
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", _DOTS.sub(".", host)).lower())
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
        for label in _DOTS.sub(".", plain).split(".")
    )


def ascii_address(address: str) -> str:
    """Write an address in ASCII, as a browser asks for it; one that cannot be taken apart comes back as it is.

    >>> ascii_address("https://пример.example:8080/ț?q=é")
    'https://xn--e1afmkfd.example:8080/%C8%9B?q=%C3%A9'
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return address
    if address.isascii() or not host:
        return address
    place = parts.netloc
    if not host.isascii():
        place = ascii_host(host) if port is None else f"{ascii_host(host)}:{port}"
    rest = ("".join(one if one.isascii() else quote(one, errors="replace") for one in part) for part in parts[2:])
    return urlunsplit((parts.scheme, place, *rest))


_OF_THE_VISIT = re.compile(r"(?:utm_[a-z]+|fbclid|gclid|mc_[ce]id)(?:=|$)")
"""Parts of an address that tell how a visitor came, and nothing of the page."""


def page_of(address: str) -> str:
    """The page that an address leads to: without its fragment, its last slash and the kind of the connection.

    >>> page_of("https://News.example/a/?id=7&utm_source=mail#top"), page_of("http://news.example/a?id=7")
    ('news.example/a?id=7', 'news.example/a?id=7')
    """
    try:
        parts = urlsplit(ascii_address(address.strip()))
    except ValueError:
        return address
    if parts.scheme.lower() not in {"http", "https"}:
        return address.strip()
    kept = "&".join(part for part in parts.query.split("&") if part and not _OF_THE_VISIT.match(part))
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}{'?' if kept else ''}{kept}"


def why_doubtful(address: str) -> str:
    """Why the host of an address may not be what it looks like, in a clause; empty where it is as plain as can be.

    A label in one script of its own is what the owners of most languages write, and is no reason.

    >>> why_doubtful("https://gаzette.example/"), why_doubtful("https://газета.example/")
    ('mixes Latin and Cyrillic letters', '')
    """
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    if host.isascii():
        return ""
    if _UNSEEN.search(host) or re.search(f"[{JOINERS}]", host):
        return "has characters that are not seen"
    labels = _DOTS.sub(".", host).split(".")
    at_home = not labels[-1].isascii() or labels[-1] in _AT_HOME
    found = (_why_doubtful(label, at_home=at_home) for label in labels)
    return next(filter(None, found), "has signs that are no letters" if _DOTS.search(host) else "")


def _why_doubtful(label: str, *, at_home: bool) -> str:
    letters = [one for one in label if one not in _HOST_SIGNS and not one.isdigit()]
    if scripts := mixed_scripts("".join(letters)):
        return f"mixes {' and '.join(scripts)} letters"
    if any(unicodedata.category(one)[0] not in "LMN" for one in letters):
        return "has signs that are no letters"
    if letters and not at_home and not label.isascii() and _DRAWN_LIKE_LATIN.issuperset(letters):
        return "has letters of another script that look like Latin ones"
    return ""
