"""What to say of a word that is not among the choices."""

from __future__ import annotations

from collections.abc import Iterable

from teamplan.cli.language import say
from teamplan.text.suggestion import nearest_words


def choices_hint(word: str, choices: Iterable[str]) -> str:
    """Return the nearest choice, where one is near, and all choices."""
    known = tuple(choices)
    near = nearest_words(word, known, 1)
    meant = say(f"是否想写「{near[0]}」？", f"did you mean {near[0]}? ") if near else ""
    return meant + say(f"可用：{'、'.join(known)}", f"use {', '.join(known)}")


def near_hint(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the words that are near, where there are any, and what to do `otherwise`."""
    near = nearest_words(word, known)
    meant = say(f"是否想写：{'、'.join(near)}；", f"did you mean {', '.join(near)}? ") if near else ""
    return meant + otherwise
