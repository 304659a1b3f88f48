"""Shared pieces of the rendering tests."""

from __future__ import annotations

from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates" / "documents"


@pytest.fixture(scope="session")
def templates() -> Path:
    """The built-in document templates."""
    return TEMPLATES
