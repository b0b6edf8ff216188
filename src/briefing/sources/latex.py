"""The paragraphs of a LaTeX document: the prose that its reader will see, with the lines in which they begin."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]
from pylatexenc.latexwalker import (  # type: ignore[import-untyped]
    LatexCharsNode,
    LatexCommentNode,
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexMathNode,
    LatexSpecialsNode,
    LatexWalker,
    LatexWalkerParseError,
    get_default_latex_context_db,
)
from pylatexenc.macrospec import MacroSpec  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["LatexBlock", "LatexError", "blocks_of_latex"]

_QUOTING = frozenset("quote quotation quoting displayquote displaycquote verse epigraph".split())
"""Environments that set a paragraph apart as a quotation."""

_UNREAD = frozenset(
    "equation align alignat gather multline eqnarray displaymath math flalign verbatim lstlisting minted Verbatim "
    "comment tikzpicture filecontents thebibliography".split()
)
"""Environments in which nobody speaks."""

_ENQUOTING = {
    "enquote": "*{",
    "textquote": "*[[{",
    "textcquote": "*[[{[{",
    "blockquote": "*[[{",
    "blockcquote": "*[[{[{",
    "foreignquote": "*{{",
    "foreigntextquote": "*{[[{",
    "hyphenquote": "*{{",
}
"""Macros that put their last mandatory argument into quotation marks, by csquotes, and their arguments."""

_MARKS = {
    "glqq": "„",
    "grqq": "“",
    "glq": "‚",
    "grq": "‘",
    "flqq": "«",
    "frqq": "»",
    "flq": "‹",
    "frq": "›",
    "lq": "‘",
    "rq": "’",
}
"""Macros of babel and of LaTeX itself that stand for a quotation mark."""

_SHORT = {'"`': "„", "\"'": "“", '"<': "«", '">': "»"}
"""What babel makes quotation marks of in German."""

_APART = frozenset(
    "part chapter section subsection subsubsection paragraph subparagraph title caption item par footnote footnotetext "
    "newpage clearpage maketitle".split()
)
"""Macros with which another paragraph begins; one that has text has it for itself."""

_SILENT = re.compile(
    r"(?:[a-z]*cite[a-z]*|[a-z]*ref|label|usepackage|documentclass|input|include(?:graphics|only)?|bibliography(?:style)?"
    r"|url|vspace|hspace|index|newcommand|renewcommand|providecommand|newenvironment|setlength|hypersetup|pagestyle"
    r"|thispagestyle|setcounter|addtocounter|graphicspath|bibliographystyle|addbibresource|geometry|def|let|begin|end)\*?",
    re.IGNORECASE,
)
"""Macros whose arguments are no words of the document."""

_BREAK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
LONGEST_PARAGRAPH = 100_000
"""Characters between two blank lines from which on the parser takes too long."""
_LONGEST_NEST = 200
"""Levels of groups within each other that are gone into."""


class LatexError(Exception):
    """A document that cannot be taken apart; the message is a clause for its user."""


class LatexBlock(NamedTuple):
    """A paragraph: the line in which it begins, from 1, its text, and whether it is set apart as a quotation."""

    line: int
    text: str
    is_quotation: bool


def blocks_of_latex(text: str) -> list[LatexBlock]:
    """Take the prose out of a document; formulas, listings, references and comments are left out.

    Raises:
        LatexError: Its braces do not match, are nested deeper than anybody writes them, or a paragraph has no end.
    """
    begun = re.search(r"\\begin\s*\{document\}", text)
    start = begun.end() if begun else 0
    ended = text.find("\\end{document}", start)
    # What stands before is not read, but its lines count.
    body = "".join(sign if sign == "\n" else " " for sign in text[:start]) + text[start : ended if ended >= 0 else None]
    if _depth(body) > _LONGEST_NEST:
        raise LatexError(f"its braces are nested deeper than {_LONGEST_NEST}")
    if any(len(paragraph) > LONGEST_PARAGRAPH for paragraph in re.split(r"\n\s*\n", body)):
        raise LatexError(f"a paragraph of it is longer than {LONGEST_PARAGRAPH:,} characters")
    reader = _Reader(body, german=re.search(r"\bn?german\b", text[:start]) is not None)
    try:
        nodes, _, _ = LatexWalker(body, latex_context=_macros(), tolerant_parsing=True).get_latex_nodes()
        reader.read(nodes)
    except (LatexWalkerParseError, RecursionError, LookupError, TypeError) as error:
        # The parser fails in ways of its own at a macro that lacks its arguments.
        raise LatexError("its braces or environments do not match, or a macro lacks its arguments") from error
    reader.end_block()
    return reader.blocks


def _depth(text: str) -> int:
    depth = deepest = 0
    for sign in re.findall(r"\\begin\b|\\end\b|(?<!\\)[{}]", text):
        depth += 1 if sign in {"{", "\\begin"} else -1
        depth = max(depth, 0)
        deepest = max(deepest, depth)
    return deepest


@cache
def _macros() -> Any:
    known = get_default_latex_context_db()
    quoting = [MacroSpec(name, arguments) for name, arguments in _ENQUOTING.items()]
    known.add_context_category("csquotes", prepend=True, macros=quoting)
    return known


class _Reader:
    """Goes through the nodes of a document and keeps what a reader of it sees."""

    def __init__(self, text: str, *, german: bool) -> None:
        self.blocks: list[LatexBlock] = []
        self._text = text
        self._german = german
        self._signs = LatexNodes2Text(math_mode="remove")
        self._parts: list[str] = []
        self._place = 0
        self._counted, self._line = 0, 1
        self._quotations = 0

    def read(self, nodes: Iterable[Any]) -> None:
        """Read some nodes in their order."""
        silent = False
        for node in nodes:
            if node is None or isinstance(node, LatexCommentNode | LatexMathNode):
                continue
            if silent and isinstance(node, LatexGroupNode):
                continue
            silent = False
            if isinstance(node, LatexCharsNode):
                self._read_chars(node)
            elif isinstance(node, LatexGroupNode):
                self.read(node.nodelist)
            elif isinstance(node, LatexSpecialsNode):
                self._read_special(node)
            elif isinstance(node, LatexEnvironmentNode):
                self._read_environment(node)
            elif isinstance(node, LatexMacroNode):
                silent = self._read_macro(node)

    def _read_chars(self, node: Any) -> None:
        place = node.pos
        for part in re.split(f"({_BREAK.pattern})", node.chars):
            if _BREAK.fullmatch(part):
                self.end_block()
            else:
                self._add(self._with_marks(part), place)
            place += len(part)

    def _with_marks(self, text: str) -> str:
        for short, mark in _SHORT.items() if self._german else ():
            text = text.replace(short, mark)
        return text

    def _read_special(self, node: Any) -> None:
        if "\n" in node.specials_chars:
            self.end_block()
        else:
            self._add(self._signs.node_to_text(node), node.pos)

    def _read_environment(self, node: Any) -> None:
        name = node.environmentname.rstrip("*")
        self.end_block()
        if name not in _UNREAD:
            self._quotations += name in _QUOTING
            self.read(node.nodelist)
            self.end_block()
            self._quotations -= name in _QUOTING
        self.end_block()

    def _read_macro(self, node: Any) -> bool:
        """Read a macro; whether the groups behind it are its arguments, and no words."""
        name = node.macroname
        arguments = [one for one in (node.nodeargd.argnlist or () if node.nodeargd else ()) if one is not None]
        if name in _ENQUOTING:
            self._add("“", node.pos)
            self.read(arguments[-1:])
            self._add("”", node.pos + node.len - 1)
        elif name in _APART:
            self._read_apart(arguments, name)
        elif _SILENT.fullmatch(name):
            return True
        elif name == "\\":
            self._add("\n", node.pos)
        elif name in _MARKS:
            self._add(_MARKS[name], node.pos)
        elif (groups := [one for one in arguments if isinstance(one, LatexGroupNode)]) and name.isalpha():
            self.read(groups)
        else:
            self._add(self._signs.node_to_text(node), node.pos)
        return False

    def _read_apart(self, arguments: list[Any], name: str) -> None:
        if not name.startswith("footnote"):
            self.end_block()
            self.read(arguments[-1:])
            self.end_block()
            return
        # The paragraph goes on behind its note.
        kept, self._parts = self._parts, []
        place = self._place
        self.read(arguments[-1:])
        self.end_block()
        self._parts, self._place = kept, place

    def _add(self, text: str, place: int) -> None:
        if not self._parts:
            bare = text.lstrip()
            if not bare:
                return
            self._place = place + len(text) - len(bare)
            text = bare
        self._parts.append(text)

    def end_block(self) -> None:
        """End the paragraph that is being read."""
        text = "".join(self._parts).rstrip()
        self._parts = []
        if text:
            self.blocks.append(LatexBlock(self._line_of(self._place), text, self._quotations > 0))

    def _line_of(self, place: int) -> int:
        if place < self._counted:
            return self._text.count("\n", 0, place) + 1
        self._line += self._text.count("\n", self._counted, place)
        self._counted = place
        return self._line
