"""What an unquoted YAML scalar means.

The YAML 1.2 core schema decides, with one reservation: files are also read by people and tools
that follow YAML 1.1, so a scalar must not mean one number to us and another thing to them.

- `true`, `false`, `null`, `~`, nothing, `12`, `-3`, `0x1F`, `1.5`, `.5`, `1.5e+3`, `.inf`, `.nan`
  mean the same in both and become bool, None, int or float. So do `True` and `TRUE`.
- Words that only 1.1 takes for a bool (`NO`, `yes`, `on`, `off`), dates (`2025-01-01`), times
  (`12:30`) and `=` stay the text that they are, as 1.2 says.
- Numbers that the two read differently are in doubt and are refused: `010` (8 or 10), `08`,
  `0o10`, `0b11`, `-0x1F`, `1_000`, `1e3`, `1.5e3`, `-.5`.
- Numbers that are too long (over 1,000 characters) or too large for a float are refused.
"""

import math
import re
from collections.abc import Callable
from enum import Enum
from functools import partial

from teamplan.sources.yaml.files import MAX_NUMBER_LENGTH


class Doubt(Enum):
    """Why an unquoted scalar has no certain value."""

    LEADING_ZERO = "leading zero"
    NOTATION = "notation"
    OUT_OF_RANGE = "out of range"


Scalar = str | int | float | bool | None

_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_START = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"(?:[-+]?[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9_]+")
_NUMBER_IN_ONE_VERSION = re.compile(
    r"""[-+]?(?:
        0b[01_]+ | 0o[0-7_]+ | 0x[0-9a-fA-F_]+
      | (?: [0-9][0-9_]*(?:\.[0-9_]*)? | \.[0-9][0-9_]* ) (?:[eE][-+]?[0-9]+)?
    )""",
    re.VERBOSE,
)


def _finite(text: str) -> float | Doubt:
    number = float(text)
    return Doubt.OUT_OF_RANGE if math.isinf(number) else number


_READERS: tuple[tuple[re.Pattern[str], Callable[[str], int | float | Doubt]], ...] = (
    (_INTEGER, int),
    (_FLOAT, _finite),
    (_HEXADECIMAL, partial(int, base=16)),
    (_INFINITE, lambda text: float(text.replace(".", ""))),
)


def resolve_plain(text: str) -> Scalar | Doubt:
    """Return what an unquoted scalar means, or the reason why that is in doubt."""
    if text in _WORDS:
        return _WORDS[text]
    return _number(text) if text[0] in _NUMBER_START else text


def _number(text: str) -> Scalar | Doubt:
    if len(text) > MAX_NUMBER_LENGTH:
        return Doubt.OUT_OF_RANGE if _NUMBER_IN_ONE_VERSION.fullmatch(text) else text
    for pattern, read in _READERS:
        if pattern.fullmatch(text):
            return read(text)
    if _LEADING_ZERO.fullmatch(text):
        return Doubt.LEADING_ZERO
    return Doubt.NOTATION if _NUMBER_IN_ONE_VERSION.fullmatch(text) else text
