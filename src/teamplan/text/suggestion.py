"""Near misses: "did you mean …?"."""

from collections.abc import Iterable


def nearest_words(word: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return up to `limit` of the `known` words that are most like `word`, the best first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a misspelt word needs it

    by_lower = {candidate.lower(): candidate for candidate in known}
    found = get_close_matches(word.lower(), by_lower, n=limit, cutoff=0.5)
    return tuple(by_lower[match] for match in found)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `（是否想写「…」？）` where something known is near, else an empty string."""
    near = nearest_words(word, known, 1)
    return f"（是否想写「{near[0]}」？）" if near else ""
