"""Files that inputs are made from: the built-in templates, the examples, and the corpus of a surface."""

from __future__ import annotations

from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "fuzz" / "corpus"
_LONGEST = 12_000
"""Bytes of a seed; what is longer is cut at the end of a line."""


@cache
def corpus(surface: str) -> list[bytes]:
    """Return what once broke a surface, or should be tried first."""
    return [path.read_bytes() for path in sorted((CORPUS / surface).glob("*"))]


@cache
def yaml_files(*patterns: str) -> list[bytes]:
    """Return YAML files of the repository."""
    return [_cut(path.read_bytes()) for pattern in patterns for path in sorted(ROOT.glob(pattern))]


def records() -> list[bytes]:
    """Return files of every kind."""
    return yaml_files("templates/*.yaml", "templates/*/*.yaml", "examples/*/*.yaml")


def _cut(data: bytes) -> bytes:
    return data if len(data) <= _LONGEST else data[: data.rfind(b"\n", 0, _LONGEST) + 1]
