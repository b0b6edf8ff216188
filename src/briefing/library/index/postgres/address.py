"""Where an index on a server is: the address that users give, without ever showing what is secret in it."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from briefing.library.index.store import IndexServerError

__all__ = ["IndexAddress"]

SCHEMES = ("postgresql://", "postgres://")
LIBRARY = "library"
"""The part of an address that is ours: the name of the library on the server."""
_HOST = re.compile(r"(?:\[[^\]]*\]|[^:\[]*)(?::\d{1,5}(?=$))?")
"""A host with its port."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,47}")


class IndexAddress(NamedTuple):
    """The address of an index.

    Attributes:
        conninfo: What the client of PostgreSQL is given; it may hold a password.
        library: The name of the library, which is that of its schema.
        shown: The address as it can be told: without user, password and settings.
        secrets: What must never be in a message.
    """

    conninfo: str
    library: str
    shown: str
    secrets: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> IndexAddress:
        """Read an address.

        >>> IndexAddress.of("postgresql://ada:secret@db.example/desk?library=ports").shown
        'postgresql://db.example/desk?library=ports'

        Raises:
            IndexServerError: It is none.
        """
        scheme = next((one for one in SCHEMES if text.startswith(one)), None)
        if scheme is None:
            raise IndexServerError(
                "the address of the index is none: it has to begin with postgresql:// and name a server, as in "
                "postgresql://user@host/database"
            )
        who, _, where = text.removeprefix(scheme).rpartition("@")
        hosts, slash, database = where.partition("?")[0].partition("/")
        before, _, query = text.partition("?")
        settings = [one for one in query.split("&") if one]
        own = [one for one in settings if one.partition("=")[0] == LIBRARY]
        library = unquote(own[-1].partition("=")[2]) if own else "briefing"
        if not _NAME.fullmatch(library) or library.startswith("pg_"):
            raise IndexServerError(
                "the name of the library in the address of the index has to be small letters, digits and _, a letter "
                "first, at most 48 of them"
            )
        rest = "&".join(one for one in settings if one not in own)
        secrets = {value for name, value in parse_qsl(rest) if "password" in name}
        password = who.partition(":")[2]
        # Of a password with a sign in it that parts an address, the client takes the pieces for something else.
        secrets |= {password, unquote(password), *re.split("[/?#@]", password)} - {""}
        shown = f"postgresql://{','.join(map(_host, hosts.split(',')))}{slash}{database}"
        named = f"?{LIBRARY}={library}" if own else ""
        conninfo = f"{before}?{rest}" if rest else before
        return cls(conninfo, library, shown + named, tuple(sorted(secrets, key=len)))

    def without_secrets(self, sentence: str) -> str:
        """A sentence of others, without anything secret of the address and on one line."""
        for secret in reversed(self.secrets):
            sentence = sentence.replace(secret, "***")
        return " ".join(sentence.split())


def _host(text: str) -> str:
    """A host with its port; what else stands there, as after a mistake a password might, is not shown."""
    found = _HOST.match(text)
    return found[0] if found else ""
