"""Look-up of assumptions that remembers which of them were used."""

from collections.abc import Mapping
from typing import Literal

from teamplan.model.assumption import Assumption
from teamplan.model.plan import AssumptionUsed, Input

Bound = Literal["low", "base", "high"]
_OPPOSITE: dict[Bound, Bound] = {"low": "high", "base": "base", "high": "low"}


class UnknownAssumptionError(LookupError):
    """A rule names an assumption that no file defines."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class ImpossibleFigureError(ValueError):
    """A figure goes together with no other: chats that take less time the more of them an agent holds."""

    def __init__(self, key: str, most: float) -> None:
        super().__init__(key, most)
        self.key, self.most = key, most


class Figures:
    """Assumptions by key; `used` collects those that were asked for, in order."""

    def __init__(self, assumptions: Mapping[str, Assumption]) -> None:
        self._assumptions = assumptions
        self.used: dict[str, Assumption] = {}

    def assumption(self, key: str) -> Assumption:
        """Return the assumption `key`; raises `UnknownAssumptionError`."""
        found = self._assumptions.get(key)
        if found is None:
            raise UnknownAssumptionError(key)
        self.used[key] = found
        return found

    def base(self, key: str) -> float:
        """Return the figure that plans use, in the assumption's own unit."""
        return self.assumption(key).base

    def hundredths(self, key: str) -> int:
        """Return the figure that plans use in hundredths of its unit, rounded."""
        return round(self.base(key) * 100)

    def bound(self, key: str, bound: Bound, *, divides: bool) -> float:
        """Return the figure that gives the `bound` of a result which it multiplies or divides."""
        assumption = self.assumption(key)
        value: float = getattr(assumption, _OPPOSITE[bound] if divides else bound)
        return value

    def as_input(self, key: str) -> Input:
        """Return the figure as one input of a formula."""
        assumption = self.assumption(key)
        return Input(assumption=key, value=assumption.base, origin="assumption")


def used_assumption(assumption: Assumption) -> AssumptionUsed:
    """Return the record of a benchmark figure as the plan lists it."""
    return AssumptionUsed(
        key=assumption.key,
        title=assumption.title,
        value=assumption.base,
        low=assumption.low,
        high=assumption.high,
        unit=assumption.unit,
        source=assumption.source,
        grade=assumption.grade,
        valid_from=assumption.valid_from,
        note=assumption.note,
    )
