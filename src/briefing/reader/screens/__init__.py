"""The reader's screens: a brief, the picker, and what opens on top of them."""

from __future__ import annotations

from briefing.reader.screens.choose import ChooseScreen
from briefing.reader.screens.findings import FindingsScreen, findings_of
from briefing.reader.screens.help import HelpScreen
from briefing.reader.screens.main import MainScreen
from briefing.reader.screens.picker import PickerScreen
from briefing.reader.screens.save import SaveScreen

__all__ = ["ChooseScreen", "FindingsScreen", "HelpScreen", "MainScreen", "PickerScreen", "SaveScreen", "findings_of"]
