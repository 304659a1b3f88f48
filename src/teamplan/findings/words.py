"""A message in both languages of the program."""

from typing import NamedTuple


class Words(NamedTuple):
    """The same message in Chinese and in English."""

    zh: str
    en: str

    def spoken(self, language: str) -> str:
        """Return the message in `language`: Chinese for `zh`, else English."""
        return self.zh if language == "zh" else self.en
