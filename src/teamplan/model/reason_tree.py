"""Records with every reason in them changed."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from teamplan.model.base import Record
from teamplan.model.reason import Reason

R = TypeVar("R", bound=Record)


def with_reasons(record: R, change: Callable[[Reason], Reason]) -> R:
    """Return `record` with each reason in it, however deep, as `change` makes it."""
    changed = {}
    for name in _telling(type(record)):
        before = getattr(record, name)
        after = _changed(before, change)
        if after is not before:
            changed[name] = after
    return record.model_copy(update=changed) if changed else record


def _changed(value: object, change: Callable[[Reason], Reason]) -> object:
    if isinstance(value, Reason):
        return change(value)
    if isinstance(value, Record):
        return with_reasons(value, change)
    if isinstance(value, tuple):
        return tuple([_changed(item, change) for item in value])
    if isinstance(value, dict):
        return {key: _changed(item, change) for key, item in value.items()}
    return value


@cache
def _telling(model: type[Record]) -> tuple[str, ...]:
    """Return the fields of `model` in which a reason can stand."""
    return tuple(name for name, field in model.model_fields.items() if _tells(field.annotation))


def _tells(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return issubclass(annotation, Reason) or bool(_telling(annotation))
    return any(map(_tells, getattr(annotation, "__args__", ())))
