"""Ports for servers that tests start."""

from __future__ import annotations

import secrets
import socket
from contextlib import suppress

__all__ = ["free_port"]

LOWEST, HIGHEST = 20_000, 32_000
"""Systems give higher ones to connections, any of which could take a port before the server has it."""


def free_port() -> int:
    """A port of this machine at which nobody listens; two tests that ask at once hardly get the same."""
    while True:
        port = LOWEST + secrets.randbelow(HIGHEST - LOWEST)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
