"""What somebody says of a company in words: `key=value` texts and lists → brief keys with plain values."""

from collections.abc import Iterable, Mapping, Sequence

from teamplan.usecases.errors import MalformedSettingError

Settings = Mapping[str, object]
"""Brief key → plain value, as a brief file would hold it."""

_SWITCHES = frozenset({"live", "self_fulfilment"})
_LISTS = frozenset({"platforms", "require", "exclude"})
_TEXTS = frozenset({"company", "city", "start", "source", "stage", "model"})
_TRUTH = {
    **dict.fromkeys(("是", "y", "yes", "true", "1"), True),
    **dict.fromkeys(("否", "不", "n", "no", "false", "0"), False),
}


Stated = str | bool | Sequence[str] | None
"""What was said for one key: words, a switch, a list in several parts, or nothing."""
_NONE: Mapping[str, Stated] = {}


def read_settings(texts: Iterable[str], stated: Mapping[str, Stated] = _NONE) -> dict[str, object]:
    """Return `key=value` texts by brief key, then what is `stated` by key; `service.level=0.9` sets a key within a key.

    Raises MalformedSettingError.
    """
    said: dict[str, object] = {}
    for text in texts:
        key, equals, value = (part.strip() for part in text.partition("="))
        if not equals or not key:
            raise MalformedSettingError(text)
        outer, dot, inner = key.partition(".")
        if not dot:
            said[key] = value_of(key, value)
            continue
        nested = said.setdefault(outer, {})
        if isinstance(nested, dict):
            nested[inner] = value_of(inner, value)
    for key, words in stated.items():
        if isinstance(words, bool):
            said[key] = words
        elif isinstance(words, str):
            said[key] = value_of(key, words)
        elif words:
            said[key] = [name for part in words for name in split_words(part)]
    return said


def value_of(key: str, text: str) -> object:
    """Return the plain value that `text` is for the brief key `key`; what is not understood stays text."""
    if key in _LISTS:
        return split_words(text)
    if key in _TEXTS:
        return text
    if key in _SWITCHES and (truth := parse_truth(text)) is not None:
        return truth
    for number in (int, float):
        try:
            return number(text)
        except ValueError:
            continue
    return text


def parse_truth(text: str) -> bool | None:
    """Return what yes and no mean in either language; None for other words.

    >>> parse_truth("是"), parse_truth("no"), parse_truth("maybe")
    (True, False, None)
    """
    return _TRUTH.get(text.lower())


def split_words(text: str) -> list[str]:
    """Return the words of a list, whichever comma separates them.

    >>> split_words("天猫，抖音、京东")
    ['天猫', '抖音', '京东']
    """
    return [part.strip() for part in text.replace("，", ",").replace("、", ",").split(",") if part.strip()]


def laid_over(base: Settings, said: Settings) -> dict[str, object]:
    """Return `base` overridden by `said`; a key within a key leaves its neighbours as they are."""
    merged = dict(base)
    for key, value in said.items():
        below = merged.get(key)
        both = isinstance(below, dict) and isinstance(value, dict)
        merged[key] = {**below, **value} if both else value  # type: ignore[dict-item]
    return merged
