"""The meanings that were written by hand, in docs/field-meanings.yaml."""

from __future__ import annotations

from functools import cache

import yaml

from .repository import DOCS

MEANINGS = DOCS / "field-meanings.yaml"


class StaleError(Exception):
    """Something that a page needs is missing or names what is gone."""


@cache
def written_meanings() -> dict[str, dict[str, str]]:
    """Return the meanings that were written by hand, by section."""
    loaded: dict[str, dict[str, str]] = yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))
    return loaded
