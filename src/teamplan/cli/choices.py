"""What to say of a word that is not among the choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teamplan.cli.language import say
from teamplan.text.suggestion import nearest_word, nearest_words


def choices_hint(word: str, choices: Iterable[str]) -> str:
    """Return the nearest choice, where one is near, and all choices."""
    known = tuple(choices)
    return nearest_hint(word, known) + say(f"可用：{'、'.join(known)}", f"use {', '.join(known)}")


def nearest_hint(word: str, known: Iterable[str]) -> str:
    """Return the question whether the nearest word is meant; empty where none is near."""
    near = nearest_word(word, known)
    return say(f"是否想写「{near}」？", f"did you mean {near}? ") if near else ""


def nearest_aside(word: str, known: Iterable[str]) -> str:
    """Return the same question in brackets."""
    near = nearest_word(word, known)
    return say(f"（是否想写「{near}」？）", f" (did you mean {near}?)") if near else ""


def near_hint(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the words that are near, where there are any, and what to do `otherwise`."""
    return meant_hint(nearest_words(word, known)) + otherwise


def meant_hint(near: Sequence[str]) -> str:
    """Return the question whether one of `near` is meant; empty where there is none."""
    return say(f"是否想写：{'、'.join(near)}；", f"did you mean {', '.join(near)}? ") if near else ""
