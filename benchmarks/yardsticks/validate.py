"""The yardstick of export: import pydantic and yaml, and validate the same file with the same model."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from briefing.model import Briefing

tree = yaml.load(Path(sys.argv[1]).read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
print(Briefing.model_validate(tree).title)
