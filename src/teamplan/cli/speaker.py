"""The language of messages: `--lang`, else TEAMPLAN_LANG, else the locale. Results never depend on it."""

import os
from collections.abc import Mapping
from typing import Literal, NamedTuple

from teamplan.cli.streams import tell
from teamplan.findings.words import Words
from teamplan.text.visible import visible

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Speaker(NamedTuple):
    """Speaks to the user in one language, on stderr."""

    language: Language = "zh"

    def say(self, zh: str, en: str) -> str:
        """Return the wording in the language in use."""
        return zh if self.language == "zh" else en

    def word(self, words: Words) -> str:
        """Return the message in the language in use, on one line, whatever values stand in it."""
        return visible(words.spoken(self.language))

    def tell(self, words: Words, *, quiet: bool = False) -> None:
        """Say something, unless the user asked for quiet."""
        if not quiet:
            tell(f"{self.word(words)}\n")


def detect_language(environment: Mapping[str, str] | os._Environ[str]) -> Language:
    """Return the language that the environment asks for."""
    stated = environment.get("TEAMPLAN_LANG", "").lower()[:2]
    if stated not in LANGUAGES:
        names = ("LC_ALL", "LC_MESSAGES", "LANG")
        stated = next((value for name in names if (value := environment.get(name, ""))), "").lower()
    return "zh" if stated.startswith("zh") else "en"
