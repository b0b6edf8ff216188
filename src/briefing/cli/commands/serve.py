"""`briefing serve`: the reader, and the pages of a library, in a browser."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.parameters import BriefingCommand, BriefPath, ascii_option, color_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import is_folder, load_brief
from briefing.system import here

if TYPE_CHECKING:
    from briefing.cli.library_pages import LibraryPages
    from briefing.cli.report import Report

__all__ = ["serve"]

LOOPBACK = "127.0.0.1"
PORT = 8000


@click.command(
    "serve",
    cls=BriefingCommand,
    examples=[
        ("briefing serve briefs/", "the site of a folder, and the reader, at the address that is printed"),
        ("briefing serve --port 9000 brief.yaml", "one brief, on another port"),
    ],
)
@click.argument("path", type=BriefPath())
@click.option(
    "--host", default=LOOPBACK, show_default=True, help="The address to listen on; any but the default lets others in."
)
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="The port to listen on.")
@click.option(
    "--no-token", is_flag=True, help="Let in anyone who reaches the address, even other users of this machine."
)
@ascii_option
@color_option
@click.pass_obj
def serve(report: Report, path: str, host: str, port: int, no_token: bool, ascii_only: bool) -> int:
    """Show the reader in a browser, read-only; of a folder, the pages of its library first.

    Of a folder the address shows the site that 'export FOLDER -f html' writes, made anew when a brief changes; it leads
    to the reader. Nothing is written.

    The address that is printed ends in a token: anyone who has it can read the briefs, and the connection is not
    encrypted. No visitor can edit them, write files or open pages on this machine, and no link that leads out of PATH
    is followed.
    Needs the extra 'serve'.
    """
    from briefing.export.extras import needs_extra  # noqa: PLC0415 - help and completion need no model

    with needs_extra("serve", "A reader in a browser"):
        from briefing.cli.serving import BriefServer, new_token  # noqa: PLC0415 - an extra, and slow to import
    if path == "-":
        raise click.UsageError("Standard input cannot be served; name a file or a folder.")
    folder = is_folder(path)
    if not folder:
        load_brief(path)  # what is wrong with it is told here, and not in everybody's browser
    _check_port(host, port)
    library = _pages_of(path, report) if folder else None
    if host != LOOPBACK or no_token:
        who = "anyone who can reach this address" if no_token else "anyone who can listen in on the connection"
        report.problem(f"{who} can read these briefs", where=f"{host}:{port}")
    command = _command(path, ascii_only=ascii_only)
    token = "" if no_token else new_token()
    BriefServer(command, report, host=host, port=port, token=token, library=library).run()
    return ExitCode.GOOD


def _pages_of(folder: str, report: Report) -> LibraryPages | None:
    """The pages of a folder's briefs; None where it has none yet, so that the reader alone is shown."""
    from briefing.cli.library_pages import LibraryPages  # noqa: PLC0415 - a brief alone has none
    from briefing.cli.library_site import mention_markings  # noqa: PLC0415 - likewise
    from briefing.cli.serving import READER  # noqa: PLC0415 - likewise

    library = LibraryPages(folder, report, reader=READER, confined=True)
    library.look()
    mention_markings(library.shelves.values(), report)
    return library if library.pages else None


def _command(path: str, *, ascii_only: bool) -> str:
    """The command that is run for each visitor."""
    words = [sys.executable, "-m", "briefing", "--read-only", *(["--ascii"] if ascii_only else [])]
    try:
        line = here.join_command([*words, str(Path(path).absolute())])
    except FileNotFoundError as error:
        from briefing.errors import BriefingFileError  # noqa: PLC0415 - rare

        raise BriefingFileError(path, "the folder you are in is no longer there") from error
    return here.in_place_of_the_shell(line)


def _check_port(host: str, port: int) -> None:
    from briefing.errors import BriefingFileError  # noqa: PLC0415 - help and completion need no model

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, UnicodeError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise BriefingFileError(
            f"{host}:{port}", f"cannot listen on this address: {reason}", hint="try --port"
        ) from error
