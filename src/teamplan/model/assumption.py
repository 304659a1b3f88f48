"""An assumption: a benchmark figure with its range, unit, source, grade and date."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from teamplan.model.base import Identifier, Record, Text
from teamplan.model.needed_figures import NEEDED, OTHERS
from teamplan.model.terms import EvidenceGrade


class Assumption(Record):
    """One figure: the base is used, the range says how far sources disagree."""

    key: Identifier
    title: Text
    low: Annotated[float, Field(ge=0)]
    base: Annotated[float, Field(ge=0)]
    high: Annotated[float, Field(ge=0)]
    unit: Text
    source: Text
    grade: EvidenceGrade
    valid_from: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
    note: Text | None = None
    scope: Literal["planner"] | None = None
    """`planner`: a decision of the planner itself, not a figure about the trade; documents do not list it."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low <= self.base <= self.high:
            message = "范围颠倒：low {low} ≤ base {base} ≤ high {high} 不成立"
            context = {"low": self.low, "base": self.base, "high": self.high}
            raise PydanticCustomError("range_upside_down", message, context)
        return self

    @model_validator(mode="after")
    def _possible(self) -> Self:
        possible = NEEDED.get(self.key, OTHERS)
        for name, value in (("low", self.low), ("base", self.base), ("high", self.high)):
            if not possible.holds(value):
                message = "「{key}」应在 {least} 与 {most} 之间"
                context = {"end": name, "key": self.key, "value": value, **possible._asdict()}
                raise PydanticCustomError("impossible_figure", message, context)
        return self

    @property
    def weak(self) -> bool:
        """Whether the figure rests on one weak page or on general knowledge only."""
        return self.grade in (EvidenceGrade.C, EvidenceGrade.GK)
