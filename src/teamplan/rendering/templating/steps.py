"""The steps of a template that could make something large: each asks for how much before it is taken."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from typing import Any

from teamplan.findings.words import Words
from teamplan.rendering.templating.allowance import (
    LARGEST_BITS,
    LARGEST_STEP,
    Allowance,
    fitting,
    refuse_beyond,
    refuse_large,
    weight,
)
from teamplan.rendering.templating.problems import LimitError

_Options = Mapping[str, Any]
_NUMBERS_ARE_VALUES = frozenset(
    {"default", "d", "select", "selectattr", "reject", "rejectattr", "sum", "replace", "join"}
)
"""Filters whose numbers are no widths, counts or digits."""
_PLACEHOLDER = re.compile(r"%(?:\([^)]*\))?[#0\- +]*(\d+|\*)?(?:\.(\d+|\*))?")


def operated(operator: str, left: Any, right: Any, operation: Callable[[Any, Any], Any]) -> object:  # noqa: ANN401 - any values
    """Return the result of a binary operator; raises LimitError where it would be too large."""
    if operator == "**" and isinstance(left, int) and isinstance(right, int):
        refuse_beyond(left.bit_length() * right, LARGEST_BITS)
    elif operator == "*":
        for many, times in ((left, right), (right, left)):
            if isinstance(many, str | list | tuple) and isinstance(times, int):
                refuse_large(weight(many) * times)
    elif operator == "%" and isinstance(left, str):
        _refuse_wide_places(left, (), {})
    return fitting(operation(left, right))


def limited_filter(name: str, function: Callable[..., Any], allowance: Allowance) -> Callable[..., Any]:
    """Return a filter that asks for time, and for the size of what it makes."""
    hidden = int(hasattr(function, "jinja_pass_arg"))
    check = _CHECKS.get(name)

    @wraps(function)
    def limited(*arguments: Any, **options: Any) -> object:  # noqa: ANN401 - whatever a filter takes
        allowance.turn()
        given = list(arguments)
        if name not in _NUMBERS_ARE_VALUES:
            refuse_large_steps([*given[hidden + 1 :], *options.values()])
        if name == "join" and len(given) > hidden:
            given[hidden] = list(given[hidden])
        if check is not None and len(given) > hidden:
            check(given[hidden], given[hidden + 1 :], options)
        made = function(*given, **options)
        return fitting(list(made) if name in ("batch", "slice") else made)

    return limited


def limited_method(method: Callable[..., Any], arguments: Sequence[Any]) -> list[Any]:
    """Return the arguments of a call; raises LimitError where a method of a text would make something too large."""
    given, text = list(arguments), getattr(method, "__self__", None)
    name = getattr(method, "__name__", "") if isinstance(text, str) else ""
    if name == "join" and given:
        given[0] = list(given[0])
        refuse_large(_joined_size(given[0], str(text)))
    elif name == "replace":
        _refuse_long_replacement(text, given, {})
    return given


def refuse_large_steps(values: Iterable[object]) -> None:
    """Raise LimitError where one of the numbers is a width, count or number of digits beyond reason."""
    for value in values:
        if isinstance(value, int | float):
            refuse_beyond(abs(value), LARGEST_STEP)


def _refuse_wide_places(text: object, _: Sequence[Any], __: _Options) -> None:
    for widths in _PLACEHOLDER.findall(str(text)):
        for width in filter(None, widths):
            if width == "*":
                raise LimitError(Words("宽度不能写成 *", "a width of * is not taken"))
            refuse_beyond(len(width), len(str(LARGEST_STEP)) - 1)


def _refuse_long_replacement(text: object, wanted: Sequence[Any], options: _Options) -> None:
    old, new = (str(_argument(name, place, wanted, options)) for place, name in enumerate(("old", "new")))
    refuse_large(len(str(text)) + str(text).count(old) * len(new))


def _refuse_long_join(items: Sequence[object], wanted: Sequence[Any], options: _Options) -> None:
    refuse_large(_joined_size(items, str(_argument("d", 0, wanted, options) or "")))


def _refuse_wide_indent(text: object, wanted: Sequence[Any], options: _Options) -> None:
    width = _argument("width", 0, wanted, options)
    refuse_large((str(text).count("\n") + 1) * (len(width) if isinstance(width, str) else width or 4))


def _refuse_adding_lists(_: object, wanted: Sequence[Any], options: _Options) -> None:
    if isinstance(_argument("start", 1, wanted, options), list | tuple):
        raise LimitError(Words("sum 只加数字", "sum adds numbers only"))


_CHECKS: dict[str, Callable[[Any, Sequence[Any], _Options], None]] = {
    "format": _refuse_wide_places,
    "replace": _refuse_long_replacement,
    "join": _refuse_long_join,
    "indent": _refuse_wide_indent,
    "sum": _refuse_adding_lists,
}


def _argument(name: str, place: int, wanted: Sequence[Any], options: _Options) -> Any:  # noqa: ANN401 - whatever was given
    """Return an argument of a filter by place or name, None where it was left out."""
    return wanted[place] if place < len(wanted) else options.get(name)


def _joined_size(items: Sequence[object], separator: str) -> int:
    return weight(list(items)) + len(items) * len(separator)
