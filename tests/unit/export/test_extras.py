"""How an extra is added to each kind of installation."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import shlex
import shutil
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from briefing.export.extras import MissingExtraError, how_to_add, needs_extra

if TYPE_CHECKING:
    from pathlib import Path

REQUIRES = ["click>=8.2", "typst>=0.15; extra == 'pdf'", 'python-docx>=1.2; extra == "docx"']


@pytest.fixture
def prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of its own that is first in PATH, in which the program came from an index."""
    folder = tmp_path / "briefing-desk"
    (folder / "bin").mkdir(parents=True)
    monkeypatch.setattr(sys, "prefix", str(folder))
    monkeypatch.setattr(sys, "executable", str(folder / "bin" / "python"))
    monkeypatch.setattr(shutil, "which", lambda _: str(folder / "bin" / "python"))
    monkeypatch.setattr(importlib.metadata, "requires", lambda _: REQUIRES)
    installed_from(monkeypatch, None)
    return folder


def installed_from(monkeypatch: pytest.MonkeyPatch, origin: object) -> None:
    text = None if origin is None else json.dumps(origin)
    monkeypatch.setattr(importlib.metadata, "distribution", lambda _: SimpleNamespace(read_text=lambda _: text))


def receipt(prefix: Path, requirements: str) -> None:
    (prefix / "uv-receipt.toml").write_text(f"[tool]\nrequirements = [{requirements}]\n", encoding="utf-8")


@pytest.mark.usefixtures("prefix")
def test_pip_adds_the_extra_to_what_is_installed() -> None:
    assert how_to_add("pdf") == "python -m pip install 'briefing-desk[pdf]'"


def test_pip_of_another_environment_is_named_by_its_path(prefix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/python")
    assert shlex.split(how_to_add("pdf"))[0] == str(prefix / "bin" / "python")


def test_an_environment_without_pip_is_filled_by_uv(prefix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    python = str(prefix / "bin" / "python")
    assert shlex.split(how_to_add("ics")) == ["uv", "pip", "install", "--python", python, "briefing-desk[ics]"]


@pytest.mark.usefixtures("prefix")
def test_a_checkout_is_installed_again_from_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    installed_from(monkeypatch, {"url": "file:///home/ana/my%20desk", "dir_info": {"editable": True}})
    assert how_to_add("docx") == "python -m pip install --editable '/home/ana/my desk[docx]'"


@pytest.mark.usefixtures("prefix")
def test_a_folder_that_was_copied_needs_not_be_there_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    installed_from(monkeypatch, {"url": "file:///tmp/desk", "dir_info": {}})
    assert how_to_add("docx") == "python -m pip install 'briefing-desk[docx]'"


def test_pipx_takes_the_packages_of_the_extra(prefix: Path) -> None:
    (prefix / "pipx_metadata.json").write_text("{}")
    assert how_to_add("pdf") == "pipx inject briefing-desk 'typst>=0.15'"


def test_an_environment_of_pipx_may_have_a_suffix(prefix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = prefix.with_name("briefing-desk-next")
    other.mkdir()
    (other / "pipx_metadata.json").write_text("{}")
    monkeypatch.setattr(sys, "prefix", str(other))
    assert how_to_add("docx") == "pipx inject briefing-desk-next 'python-docx>=1.2'"


@pytest.mark.parametrize(
    ("requirements", "wanted"),
    [
        ('{name = "briefing-desk"}', "'briefing-desk[pdf]'"),
        ('{name = "briefing-desk", extras = ["ics"], specifier = ">=0.1"}', "'briefing-desk[ics,pdf]>=0.1'"),
        ('{name = "briefing-desk", directory = "/src/desk"}', "'briefing-desk[pdf] @ file:///src/desk'"),
        ('{name = "briefing-desk", path = "/a b.whl"}', "'briefing-desk[pdf] @ file:///a%20b.whl'"),
        ('{name = "briefing-desk", editable = "/src/desk"}', "--editable '/src/desk[pdf]'"),
        (
            '{name = "briefing-desk", git = "https://a.org/desk?rev=v1"}, {name = "tzdata", specifier = ">=2026"}',
            "'briefing-desk[pdf] @ git+https://a.org/desk@v1' --with 'tzdata>=2026'",
        ),
    ],
)
def test_uv_installs_again_what_its_receipt_names(prefix: Path, requirements: str, wanted: str) -> None:
    receipt(prefix, requirements)
    assert how_to_add("pdf") == f"uv tool install {wanted}"


@pytest.mark.usefixtures("prefix")
def test_the_sentence_ends_with_the_command() -> None:
    with pytest.raises(MissingExtraError) as raised, needs_extra("pdf", "PDF"):
        raise ModuleNotFoundError
    assert str(raised.value) == "PDF needs the extra 'pdf': python -m pip install 'briefing-desk[pdf]'"


def test_the_distribution_has_the_packages_of_each_extra() -> None:
    from briefing.export.extras import _packages_of

    assert [package for package in _packages_of("pdf") if package.startswith("typst")]
    assert [package for package in _packages_of("serve") if package.startswith("textual-serve")]
