"""An assumption: a benchmark figure with its range, unit, source, grade and date; and cities, which have their own."""

from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from teamplan.model.base import Identifier, Name, Prose, Record, Text
from teamplan.model.terms import EvidenceGrade


class Range(NamedTuple):
    """The least and the most that a figure may be, in its own unit."""

    least: float
    most: float

    def holds(self, value: float) -> bool:
        """Whether `value` lies within it, its ends included."""
        return self.least <= value <= self.most


OTHERS = Range(1e-6, 1e12)
"""A figure that no code asks for by key: it divides or prices something, so it is above nothing, and finite."""

_SHARE = Range(0, 1)
_PART = Range(0.01, 1)
_BELOW_ALL = Range(0, 0.99)
_WORK = Range(0, 1000)
_COST = Range(0, 10_000)
_STEPS = Range(0.1, 100)
_DISTANCE = Range(0, 100)
_PRICE = Range(0, 1_000_000)

NEEDED: Mapping[str, Range] = {
    # customer service
    "chat_concurrency": Range(1, 5),
    "chat_factor_2": Range(1, 2),
    "chat_factor_3": Range(1, 3),
    "chat_factor_4": Range(1, 4),
    "chat_factor_5": Range(1, 5),
    "answer_seconds": Range(0, 86_400),
    "service_level": _BELOW_ALL,
    "shrinkage": _BELOW_ALL,
    "max_occupancy": _PART,
    "peak_hour_share": _BELOW_ALL,
    "peak_hour_at": Range(0, 23),
    "peak_hour_factor": Range(1, 24),
    "peak_multiplier": Range(1, 50),
    "peak_days": Range(1, 365),
    "peak_outsourced_share": _SHARE,
    "peak_temporary_productivity": _PART,
    "peak_outsourced_productivity": _PART,
    "opening_from": Range(0, 23),
    "opening_to": Range(0, 24),
    "desk_shared_until": Range(0, 3),
    "desk_dedicated_from": Range(3, 1000),
    "desk_from": _WORK,
    "pooled_contacts": Range(1, 1_000_000),
    # days
    "seven_day_cover": Range(1, 7),
    "orders_days_per_month": Range(1, 31),
    # money
    "employer_rate": _SHARE,
    "recruiting_cost": _PRICE,
    "training_cost": _PRICE,
    "seat_equipment": _PRICE,
    # volumes
    "parcels_per_order": Range(0.01, 1000),
    "return_rate": _SHARE,
    "contact_power": _SHARE,
    "stage_scatter": Range(0.01, 100),
    # the sequence of hires
    "growth_steps": _STEPS,
    "foresight_steps": _STEPS,
    "foreseen_size": Range(1, 100),
    "split_horizon": Range(0, 1000),
    "next_hires": Range(0, 100),
    # the size of a team
    "returns_to_scale": _PART,
    "presence_per_work": Range(0, 100),
    "staff_elasticity": _PART,
    "staff_scatter": Range(1, 100),
    "trust_in_practice": Range(0, 100),
    "trust_in_press": Range(0, 100),
    "trust_in_farms": Range(0, 100),
    "likeness_other_model": _SHARE,
    "likeness_other_live": _SHARE,
    "likeness_per_stage": _SHARE,
    "likeness_other_platforms": _SHARE,
    "evidence_reach": Range(0.01, 10),
    "trust_in_peers": _SHARE,
    "evidence_doubt": Range(0, 1000),
    "sales_per_head_startup": Range(0.1, 10),
    "sales_per_head_growth": Range(0.1, 10),
    "sales_per_head_mature": Range(0.1, 10),
    "cost_per_head": Range(1, 1_000_000),
    "least_pace": _PART,
    "most_pace": Range(1, 100),
    # work and hats
    "smallest_hat": _SHARE,
    "small_hat": _SHARE,
    "smallest_share": _PART,
    "least_leading": _PART,
    "least_pinned": _PART,
    "outsourced_below": _WORK,
    "fraction_of_a_seat": _SHARE,
    "too_much_work": Range(1, 100),
    "too_little_work": _SHARE,
    "seat_load": _PART,
    "least_seat": _SHARE,
    "enough_for_one": _PART,
    "least_managing": _PART,
    "hats_anywhere_until": Range(0, 10_000),
    "hats_in_profession_from": Range(0, 10_000),
    "floor_work_of_leads": _SHARE,
    "distance_neighbour": _DISTANCE,
    "distance_stranger": _DISTANCE,
    "distance_head_kept": _DISTANCE,
    "distance_head_other": _DISTANCE,
    "helping_distance": _DISTANCE,
    "distance_cost": _COST,
    "overload_cost": _COST,
    "conflict_cost_law": _COST,
    "conflict_cost_guideline": _COST,
    "conflict_cost_practice": _COST,
    # published teams
    "peers_least_likeness": _PART,
}
"""Key that planning asks for → the range within which there is a plan; a catalog without one of them has none."""


class Assumption(Record):
    """One figure: the base is used, the range says how far sources disagree."""

    key: Identifier
    title: Text
    low: Annotated[float, Field(ge=0)]
    base: Annotated[float, Field(ge=0)]
    high: Annotated[float, Field(ge=0)]
    unit: Text
    source: Prose
    grade: EvidenceGrade
    valid_from: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
    note: Prose | None = None
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


class City(Record):
    """A city with figures of its own for what an employer pays; its name in a brief may end in 市."""

    name: Name
    aliases: tuple[Text, ...] = ()
    employer_rate: Identifier
    """Assumption: employer contributions as a share of pay."""
    contribution_floor: Identifier
    """Assumption: least base of contributions (元/月)."""
    contribution_ceiling: Identifier
    """Assumption: greatest base of contributions (元/月)."""
