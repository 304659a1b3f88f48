"""The language of messages: `--lang`, else TEAMPLAN_LANG, else the locale. Results never depend on it."""

from __future__ import annotations

import os

LANGUAGES = ("zh", "en")
_chosen = "zh"


def detect_language(environment: dict[str, str] | os._Environ[str]) -> str:
    """Return the language that the environment asks for."""
    stated = environment.get("TEAMPLAN_LANG", "").lower()
    if stated[:2] in LANGUAGES:
        return stated[:2]
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def choose_language(language: str) -> None:
    """Speak `language` (`zh` or `en`) from now on."""
    global _chosen  # noqa: PLW0603 - one process speaks one language, chosen once at the edge
    _chosen = language


def language() -> str:
    """Return the language in use."""
    return _chosen


def say(zh: str, en: str) -> str:
    """Return the wording in the language in use."""
    return zh if _chosen == "zh" else en
