"""The commands by name, a module each; a module is imported when its command is called."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["COMMANDS", "LazyCommand"]


class LazyCommand(NamedTuple):
    """Where a command is defined, and what it does in one line."""

    place: str
    summary: str


def _lazy(module: str, attribute: str, summary: str) -> LazyCommand:
    return LazyCommand(f"briefing.cli.commands.{module}:{attribute}", summary)


COMMANDS = {
    "show": _lazy("show", "show", "Print a brief as linear text for a terminal or a screen reader."),
    "export": _lazy("export", "export", "Write briefs as text, web page, PDF, Word file or data, to hand over."),
    "convert": _lazy("convert", "convert", "Write a brief in another format, or take in what other programs know."),
    "check": _lazy("check", "check", "Report everything that is wrong with briefs."),
    "capture": _lazy("capture", "capture_reports", "Make a source of a web page, a file or a mail."),
    "draft": _lazy("draft", "draft_brief", "Propose a brief from reports: to be corrected, not typed."),
    "verify": _lazy("verify", "verify_documents", "Look up every quotation of any document in its sources."),
    "diff": _lazy("diff", "diff", "Say in words what changed between two versions of a brief."),
    "git": _lazy("git", "git", "Teach a git repository to show briefs in words, and to merge them item by item."),
    "new": _lazy("new", "new", "Start a brief: a commented file to fill in."),
    "list": _lazy("list", "list_folder", "List the briefs of a folder, newest first."),
    "search": _lazy("search", "search_briefs", "Find words in all briefs of a folder."),
    "who": _lazy("who", "who", "Tell what all briefs of a folder have on somebody."),
    "timeline": _lazy("timeline", "merge_timelines", "Print the timelines of all briefs of a folder as one."),
    "sources": _lazy("sources", "tell_sources", "Tell which outlets the briefs of a folder rest on."),
    "same": _lazy("same", "same", "Say which actors of different briefs are one."),
    "index": _lazy("index", "index_briefs", "Bring the index of a folder up to date."),
    "demo": _lazy("demo", "demo", "Open the example that comes with the program."),
    "serve": _lazy(
        "serve", "serve", "Show the reader in a browser, read-only; of a folder, the pages of its library first."
    ),
    "lsp": _lazy("lsp", "lsp", "Talk to an editor about the briefs that are open in it."),
    "schema": _lazy("schema", "schema", "Print the JSON Schema of briefs, for editors."),
    "doctor": _lazy("doctor", "doctor", "Say what terminal, extras, fonts, editor and git can do."),
    "completion": _lazy("completion", "completion", "Print the completion script of a shell."),
}
"""Every command that can be named, in the order of the help."""
