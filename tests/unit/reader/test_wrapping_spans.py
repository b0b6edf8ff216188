"""Styled text wrapped: what each character is survives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.reader.document import Role, Span
from briefing.reader.writer import wrap_spans
from briefing.text import safe_text, wrap

TEXTS = st.text(alphabet="ab  \n\u4e2d\u00e9\u0301zw-\u05d0\u2068\u2069", max_size=14).map(safe_text)
SPANS = st.lists(st.builds(Span, TEXTS, st.sampled_from([Role.TEXT, Role.LINK, Role.WORDS])), min_size=1, max_size=6)


@given(SPANS, st.integers(4, 30), st.integers(0, 8), st.integers(0, 8))
def test_lines_are_those_of_the_plain_text_and_no_character_changes_its_role(
    spans: list[Span], width: int, first: int, rest: int
) -> None:
    plain = "".join(span.text for span in spans)
    wrapped = wrap_spans(spans, width, first, rest)
    if not plain.strip():
        assert wrapped == []
        return
    lead, later = " " * min(first, width // 2), " " * min(rest, width // 2)
    shown = ["".join(span.text for span in line) for line in wrapped]
    assert [line.rstrip() for line in shown] == [line.rstrip() for line in wrap(plain, width, first=lead, rest=later)]
    for role in (Role.LINK, Role.WORDS):
        before = "".join(span.text for span in spans if span.role is role).split()
        after = "".join(span.text for line in wrapped for span in line if span.role is role)
        assert "".join(before) == "".join(after.split())
