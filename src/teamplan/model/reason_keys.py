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
    POSITIONS = "positions"
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
_LISTS = frozenset({Kind.ROLES, Kind.POSITIONS, Kind.DRIVERS, Kind.TEXTS})
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
    # what completes a brief
    "only_cross_border": Signature({"platforms": Kind.TEXTS}),
    "only_social": Signature({"platforms": Kind.TEXTS}),
    "only_wholesale": Signature({"platforms": Kind.TEXTS}),
    "counted_in_projects": Signature(),
    "most_common_model": Signature(),
    "platforms_not_stated": Signature(),
    "live_volume_stated": Signature(),
    "live_not_stated": Signature(),
    "usual_for_model": Signature({"model": Kind.MODEL}),
    # customer service
    "queue_chat": Signature(),
    "queue_chat_leaving": Signature(),
    "queue_erlang_a": Signature(),
    "queue_erlang_c": Signature(),
    "service_day": Signature(
        {
            "contacts": Kind.NUMBER,
            "opening": Kind.TEXT,
            "agents": Kind.COUNT,
            "heads": Kind.COUNT,
            "in_house": Kind.FTE,
        }
    ),
    # money
    "sum_of_pay": Signature({"positions": Kind.COUNT}),
    "contributions_of_pay": Signature(
        {"rate": Kind.FIGURE, "low": Kind.SHARE, "high": Kind.SHARE, "since": Kind.TEXT},
        {"city": Kind.NAME, "floor": Kind.MONEY, "ceiling": Kind.MONEY},
    ),
    "once_for_each_hire": Signature(
        {"hires": Kind.COUNT, "cost": Kind.FIGURE, "base": Kind.MONEY, "low": Kind.MONEY, "high": Kind.MONEY}
    ),
    # milestones of the road map
    "founding_signed": Signature(),
    "founding_hires": Signature({"hires": Kind.POSITIONS}),
    "founding_meetings": Signature(),
    "later_hires": Signature({"hires": Kind.POSITIONS}),
    "hats_handed_over": Signature(),
    "first_review": Signature(),
    "volumes_compared": Signature(),
    "targets_settled": Signature(),
    "next_hires_listed": Signature(),
}
"""Key → values."""
