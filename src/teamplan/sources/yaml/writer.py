"""Write plain data as YAML that people read and edit, the same bytes for the same data.

Mappings and lists are written in block style; below the root, one that holds only scalars and
fits the width is written on one line as `{a: 1, b: 2}` or `[a, b]`. Text is left unquoted only
where YAML 1.1 and 1.2 agree that it is text; text of several lines becomes a literal block where
nothing can be lost. What is written is read back equal by `teamplan.sources.yaml.strict`.
"""

import math
import re
from functools import lru_cache
from typing import Any, Final

from teamplan.sources.yaml.files import MAX_NUMBER_LENGTH
from teamplan.text.visible import code_point, unseen

_MAX_DEPTH = 64
_MAX_KEY_LENGTH = 1_000
_MAX_FLOW_ITEMS = 24
_STEP = "  "

_INNER = r"""[^\x00-\x20"#,:?`\[\]\\{}\x7f]"""
_PLAIN = re.compile(rf"(?:[^\x00-@\[-`{{-\x7f]|[0-9](?=[\x00-\x7f]*[^\x00-\x7f])){_INNER}*(?:[ ]{_INNER}+)*")
_BLANK_OR_UNSEEN = re.compile(
    "[\x80-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff0-\uffff]"
)
"""Beyond ASCII, what must not stand unquoted: blanks, controls, surrogates and marks that nobody sees."""
_LAST_PLANES = "\U000e0000"
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_UNSEEN = (
    "\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u1680\u180e\u2000-\u200c\u200e\u200f\u2028-\u202f"
    "\u205f-\u206f\ud800-\udfff\ufeff\ufff0-\ufffb\ufffe\uffff"
)
_NOT_LITERAL = re.compile(rf"[{_UNSEEN}]|[ ]$", re.MULTILINE)
_ESCAPED = re.compile(rf'["\\\n{_UNSEEN}]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
Collection = Any
"""A dict, a list or a tuple of what can be written."""

_COLLECTIONS: Final = (dict, list, tuple)


def dump_yaml(data: object, *, width_hint: int = 100) -> str:
    """Return `data` as a YAML document that ends with a newline; keys keep their order.

    `data` is made of dicts with text keys, lists, tuples, text, numbers, bools and None.
    `width_hint` is the widest a one-line collection may get, in display columns, where a Chinese
    character takes two; text is never wrapped.

    Raises TypeError for other types, and ValueError for what could not be read back: characters that
    nobody sees (see `teamplan.text.visible`) but tabs and line feeds, integers of more than 1,000
    characters, nesting deeper than 64 levels.
    """
    writer = _Writer(width_hint)
    if isinstance(data, _COLLECTIONS) and data:
        writer.collection(data, "", "", 1)
    else:
        writer.out.append(_scalar(data, "") + "\n")
    return "".join(writer.out)


class _Writer:
    """Gathers the lines of one document.

    `pad` is the indentation of a collection's lines; `lead` stands before its first line, which
    may share it with the dash of a list.
    """

    def __init__(self, width: int) -> None:
        self.out: list[str] = []
        self._width = width

    def collection(self, data: Collection, lead: str, pad: str, depth: int) -> None:
        """Write a collection that is not empty in block style."""
        if depth > _MAX_DEPTH:
            message = f"nested deeper than {_MAX_DEPTH} levels"
            raise ValueError(message)
        if isinstance(data, dict):
            self._mapping(data, lead, pad, depth)
        else:
            self._list(data, lead, pad, depth)

    def _mapping(self, mapping: dict[Any, Any], lead: str, pad: str, depth: int) -> None:
        for key, value in mapping.items():
            name = f"{lead}{_key(key, pad)}"
            if not isinstance(value, _COLLECTIONS) or not value:
                self.out.append(f"{name} {_scalar(value, pad)}\n")
            elif (line := self._flow(value, name)) is not None:
                self.out.append(line)
            else:
                self.out.append(f"{name}\n")
                self.collection(value, pad + _STEP, pad + _STEP, depth + 1)
            lead = pad

    def _list(self, items: list[Any] | tuple[Any, ...], lead: str, pad: str, depth: int) -> None:
        for item in items:
            if not isinstance(item, _COLLECTIONS) or not item:
                self.out.append(f"{lead}- {_scalar(item, pad)}\n")
            elif (line := self._flow(item, f"{lead}-")) is not None:
                self.out.append(line)
            else:
                self.collection(item, f"{lead}- ", pad + _STEP, depth + 1)
            lead = pad

    def _flow(self, data: Collection, head: str) -> str | None:
        """Return `head` and the collection on one line, or None where that is not to be had."""
        values = data.values() if isinstance(data, dict) else data
        if len(data) > _MAX_FLOW_ITEMS:
            return None
        for value in values:
            if isinstance(value, _COLLECTIONS) and value:
                return None
        texts = [_scalar(value, "") for value in values]
        if isinstance(data, dict):
            pairs = [f"{_key(key, '')} {text}" for key, text in zip(data, texts, strict=True)]
            line = f"{head} {{{', '.join(pairs)}}}\n"
        else:
            line = f"{head} [{', '.join(texts)}]\n"
        return None if "\n" in line[:-1] or _columns(line) - 1 > self._width else line


@lru_cache(maxsize=8_192)
def _key(key: object, pad: str) -> str:
    """Return a key with its colon; keys too long for one line stand after a question mark."""
    if not isinstance(key, str):
        message = f"a key must be text, not {type(key).__name__}: {key!r}"
        raise TypeError(message)
    text = _on_one_line(str.__str__(key))
    return f"{text}:" if len(text) <= _MAX_KEY_LENGTH else f"? {text}\n{pad}:"


def _scalar(value: object, pad: str) -> str:
    """Return a scalar or an empty collection; only a literal block takes several lines."""
    if isinstance(value, str):
        text = str.__str__(value)
        return ("\n" in text and _literal(text, pad + _STEP)) or _on_one_line(text)
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, int):
        return _integer(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, _COLLECTIONS):
        return "{}" if isinstance(value, dict) else "[]"
    message = f"cannot write {type(value).__name__} as YAML: {value!r}"
    raise TypeError(message)


@lru_cache(maxsize=8_192)
def _on_one_line(text: str) -> str:
    """Return a text, plain where that is safe, else quoted."""
    _refuse_unseen(text)
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS and (text.isascii() or _is_seen(text)):
        return text
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _refuse_unseen(text: str) -> None:
    if found := unseen(text, kept="\t\n"):
        message = f"a character that nobody sees cannot be written: {code_point(found)}"
        raise ValueError(message)


def _is_seen(text: str) -> bool:
    return not _BLANK_OR_UNSEEN.search(text) and max(text) < _LAST_PLANES


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _SHORT_ESCAPES.get(character) or f"\\u{ord(character):04x}"


def _literal(text: str, pad: str) -> str | None:
    """Return a literal block, or None where a reader might lose blanks or line breaks."""
    _refuse_unseen(text)
    body = text.removesuffix("\n")
    if body[:1] in ("", " ", "\n") or body.endswith("\n") or _NOT_LITERAL.search(body):
        return None
    lines = [pad + line if line else "" for line in body.split("\n")]
    return "\n".join(["|" if body != text else "|-", *lines])


def _integer(value: int) -> str:
    text = int.__repr__(value)
    if len(text) > MAX_NUMBER_LENGTH:
        message = f"an integer of {len(text)} characters cannot be written"
        raise ValueError(message)
    return text


def _float(value: float) -> str:
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    text = float.__repr__(value)
    mantissa, e, exponent = text.partition("e")
    return f"{mantissa}.0e{exponent}" if e and "." not in mantissa else text


def _columns(text: str) -> int:
    """Estimate the display width: characters of three or four bytes in UTF-8 take two columns."""
    if text.isascii():
        return len(text)
    return len(text) + (len(text.encode()) - len(text)) // 2
