"""Reading and writing: briefing files in, finished files out."""

from __future__ import annotations

from briefing.files.loader import BriefingFile, load, load_stream, load_text
from briefing.files.writing import write_file, write_files

__all__ = ["BriefingFile", "load", "load_stream", "load_text", "write_file", "write_files"]
