"""The list of hostile texts, each with the exact result that is expected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.text import ascii_text, find_unsafe, mixed_scripts, plain_text, safe_text

PAYLOADS = Path(__file__).resolve().parents[2] / "data" / "payloads.json"
OTHER_RULES = {"url", "path", "document"}


def read_payloads() -> list[dict[str, Any]]:
    payloads = json.loads(PAYLOADS.read_text(encoding="utf-8"))["payloads"]
    return [payload for payload in payloads if payload["category"] not in OTHER_RULES]


by_name = pytest.mark.parametrize("payload", read_payloads(), ids=lambda payload: payload["name"])


def test_the_payloads_are_read() -> None:
    assert len(read_payloads()) > 50


@by_name
def test_screen_shows_what_is_expected(payload: dict[str, Any]) -> None:
    assert safe_text(payload["payload"]) == payload["screen"]


@by_name
def test_plain_text_is_what_is_expected(payload: dict[str, Any]) -> None:
    assert plain_text(payload["payload"]) == payload["text"]


@by_name
def test_ascii_text_is_what_is_expected(payload: dict[str, Any]) -> None:
    assert ascii_text(payload["payload"]) == payload["ascii"]


@by_name
def test_warnings_are_what_is_expected(payload: dict[str, Any]) -> None:
    kinds = dict.fromkeys(found.kind for found in find_unsafe(payload["payload"]))
    assert list(kinds) == payload["warnings"]


@by_name
def test_only_the_forged_name_mixes_scripts(payload: dict[str, Any]) -> None:
    assert bool(mixed_scripts(payload["payload"])) == (payload["category"] == "confusable")
