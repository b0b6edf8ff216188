"""Which words of a name stand for all of it in narrow columns."""

from __future__ import annotations

import pytest

from briefing.files import load_text
from briefing.model import Actor
from briefing.model.names import family_name
from briefing.model.wording import short_name


@pytest.mark.parametrize(
    ("name", "more", "family"),
    [
        ("Maia Popa", {}, "Popa"),
        ("Gao Lingxia", {}, "Gao"),
        ("Xi Mengyu", {}, "Xi"),
        ("Ban Do-yun", {}, "Ban"),
        ("Tsai Wen-li", {}, "Tsai"),
        ("Han Seo Yeon", {"country": "KR"}, "Han"),
        ("Han Seo Yeon", {}, "Yeon"),
        ("Kim Whitfield", {}, "Whitfield"),
        ("Lee Barrow", {}, "Barrow"),
        ("Szőke Katalin", {}, "Szőke"),
        ("Katalin Szőke", {}, "Szőke"),
        ("Toth Imre", {"country": "HU"}, "Toth"),
        ("Szabó, Ilona", {}, "Szabó"),
        ("TRAN Van Binh", {}, "TRAN"),
        ("Inés Robledo Farías", {}, "Farías"),
        ("Inés Robledo Farías", {"aliases": ("Sra. X", "Ms Robledo")}, "Robledo"),
        ("Inés Robledo Farías", {"short": "Robledo"}, "Robledo"),
        ("Otto van der Meer", {}, "van der Meer"),
        ("Nuno da Costa", {}, "da Costa"),
        ("Nasser bin Hamad", {}, "bin Hamad"),
        ("Dr. Ida Røst", {}, "Røst"),
        ("J. D. Marlow", {}, "Marlow"),
        ("Ali Rahim Jr.", {}, "Rahim"),
        ("Aurora", {}, "Aurora"),
        ("Pope Hilarius", {}, None),
        ("Louis XVI", {}, None),
        ("Person B", {}, None),
        ("A person close to the talks", {}, None),
    ],
)
def test_the_family_name_is_what_the_brief_shows(name: str, more: dict[str, object], family: str | None) -> None:
    assert family_name(Actor.model_validate({"name": name, "kind": "person", **more})) == family


def test_a_short_name_is_used_wherever_a_name_is_shortened() -> None:
    actors = "{u: {name: Union of Ports, short: UoP}, v: {name: Gao Lingxia, kind: person}, w: {name: King Olaf V}}"
    index = load_text(f"briefing: 1\ntitle: T\nevent: {{summary: S}}\nactors: {actors}\n").index
    assert [short_name(actor, index) for actor in "uvw"] == ["UoP", "Gao", "King Olaf V"]
