"""Near misses: which of the known words a misspelt one may be."""

from collections.abc import Iterable


def nearest_words(word: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return up to `limit` of the `known` words that are most like `word`, the best first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a misspelt word needs it

    by_lower = {candidate.lower(): candidate for candidate in known}
    found = get_close_matches(word.lower(), by_lower, n=limit, cutoff=0.5)
    return tuple(by_lower[match] for match in found)


def nearest_word(word: str, known: Iterable[str]) -> str:
    """Return the one of the `known` words that is most like `word`; empty where none is near."""
    return next(iter(nearest_words(word, known)), "")
