"""The folders that document templates come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class TemplateFolders:
    """Built-in templates, those that take their place, and where compiled ones may be kept."""

    builtin: Path
    overrides: Path | None = None
    compiled: Path | None = None
    """An existing or absent folder; without one, templates are compiled each time."""
