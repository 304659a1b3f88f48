"""Every reason that a plan can give: its key, and what its values are.

`templates/wording/<language>.yaml` words each of them; a key without words, or words without a key,
is an error.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a value of a reason is; ids are worded by their names, money and loads are confidential."""

    MONEY = "money"
    """Yuan, or yuan a month (元, 元/月)."""
    FTE = "fte"
    """Work (FTE) of a role, a department or the company."""
    LOAD = "load"
    """Work (FTE) on one seat: whose it is, is known."""
    COUNT = "count"
    SHARE = "share"
    MONTH = "month"
    """Month of the plan, 1 the first, 0 before it."""
    NUMBER = "number"
    ROLE = "role"
    ROLES = "roles"
    ROLE_WORK = "role_work"
    """Role → FTE."""
    POSITION = "position"
    DRIVER = "driver"
    DRIVERS = "drivers"
    FIGURE = "figure"
    """Key of an assumption."""
    FUNCTION = "function"
    """A function, named by its department."""
    DIVISION = "division"
    STAGE = "stage"
    MODEL = "model"
    SWITCH = "switch"
    """`live` or `self_fulfilment`."""
    TIERS = "tiers"
    """Pairs of volume and FTE."""
    TEXT = "text"
    """Words of the catalog or of a published structure."""
    TEXTS = "texts"
    NAME = "name"
    """What somebody wrote in the brief: a person, a title, a city."""


_NUMBERS = frozenset({Kind.MONEY, Kind.FTE, Kind.LOAD, Kind.COUNT, Kind.SHARE, Kind.MONTH, Kind.NUMBER})
_LISTS = frozenset({Kind.ROLES, Kind.DRIVERS, Kind.TEXTS})
CONFIDENTIAL = frozenset({Kind.MONEY, Kind.LOAD})
"""Kinds that an edition for staff never shows."""


@dataclass(frozen=True)
class Signature:
    """The values of a reason: those it always has, and those it may have."""

    required: dict[str, Kind] = field(default_factory=dict)
    optional: dict[str, Kind] = field(default_factory=dict)

    def kind(self, name: str) -> Kind:
        """Return what the value `name` is; KeyError where the reason has none of that name."""
        return self.required.get(name) or self.optional[name]


def fits(kind: Kind, value: object) -> bool:
    """Whether `value` can be a value of `kind`."""
    if kind in _NUMBERS:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind in _LISTS:
        return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
    if kind is Kind.ROLE_WORK:
        return isinstance(value, dict)
    if kind is Kind.TIERS:
        return isinstance(value, list | tuple) and all(
            isinstance(item, list | tuple) and len(item) == 2 for item in value
        )
    return isinstance(value, str)


REASONS: dict[str, Signature] = {
    "head_of_company": Signature(),
    "on_board": Signature(),
}
"""Key → values."""
