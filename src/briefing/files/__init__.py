"""Reading and writing: briefing files in, finished files out."""

from __future__ import annotations

from briefing.files.loader import BriefingFile, load, load_stream, load_text
from briefing.files.writing import edit_file, write_file, write_files

__all__ = ["BriefingFile", "edit_file", "load", "load_stream", "load_text", "write_file", "write_files"]
