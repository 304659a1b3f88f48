"""Shared pieces of the rendering tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

TEMPLATES = Path(__file__).parents[2] / "templates" / "documents"


@pytest.fixture(scope="session")
def templates() -> Path:
    """The built-in document templates."""
    return TEMPLATES
