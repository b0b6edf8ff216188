"""The machine the program runs on: its editor, its terminal, and in what Windows and macOS differ.

Each system has a module of its own with the same names; nothing else asks which system it is.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    from briefing.system import windows as here
elif sys.platform == "darwin":
    from briefing.system import macos as here
else:
    from briefing.system import posix as here

__all__ = ["here"]
