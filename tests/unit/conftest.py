"""Hypothesis without a stopwatch: the first non-ASCII text of a run loads tables, and machines are busy."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("unhurried", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("unhurried")
