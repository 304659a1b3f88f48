"""A finding: what is wrong, where by name, why, and how to mend it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from teamplan.findings.words import Words

__all__ = ["Finding", "Place", "Severity", "Words"]


class Severity(StrEnum):
    """How bad a finding is; the order is from worst to mildest."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """A value by name: `file` is a display name, `path` a route of keys and indices within it."""

    file: str
    path: tuple[str | int, ...] = ()

    def at(self, *parts: str | int) -> Place:
        """Return the place of something within this one."""
        return Place(self.file, self.path + parts)


class Finding(NamedTuple):
    """One finding, symbolic: `file` is a display name, `path` a route of keys within it.

    The edge resolves the route to line and column. `on_key` points at the key, not at its value;
    `related` are further places that the message speaks of.
    """

    rule: str
    severity: Severity
    file: str
    path: tuple[str | int, ...]
    message: Words
    help: Words
    on_key: bool = False
    related: tuple[Place, ...] = ()
