"""Whether a size can be believed: what work, peers and money say of it, and what the team costs beside its income."""

from typing import Annotated

from pydantic import Field

from teamplan.model.base import LARGEST, Identifier, Record
from teamplan.model.reason import Reason

Fte = Annotated[float, Field(ge=0, le=1_000_000)]
"""Work (FTE)."""
Number = Annotated[float, Field(ge=0, le=LARGEST)]
"""A count of people, or yuan a month."""
Share = Annotated[float, Field(ge=0, le=1_000_000)]
"""A part of something; above 1 where a team costs more than the company earns."""


class Estimate(Record):
    """A number with its ends."""

    low: Number
    base: Number
    high: Number

    def holds(self, value: float) -> bool:
        """Whether `value` lies within it, its ends included."""
        return self.low <= value <= self.high


class Band(Record):
    """A value beside the band that sources give for it."""

    value: Number
    low: Number
    high: Number

    @property
    def above(self) -> bool:
        """Whether the value lies above the band."""
        return self.value > self.high

    @property
    def below(self) -> bool:
        """Whether the value lies below the band."""
        return self.value < self.low


class AffordableTeam(Record):
    """The team that the money carries, where the plan's is larger: its first seats."""

    people: Annotated[int, Field(ge=1, le=1_000_000)]
    cost: Annotated[int, Field(ge=0, le=10**15)]
    """People cost (元/月)."""
    undone: dict[Identifier, Fte] = {}
    """Role → work that the team does not do any more (FTE): bought, done by the boss, or left."""


class Judgement(Record):
    """The three witnesses of the size, and whether the company can afford it."""

    work: Estimate
    """People that the work takes by the staffing rules alone (人)."""
    peers: Estimate
    """People that companies of such a turnover have (人)."""
    money: Estimate
    """People that the usual part of the income carries (人)."""
    families: Annotated[int, Field(ge=0, le=1_000_000)]
    """Sources of published teams that the peers rest on."""
    income: Number
    """What the company itself earns (元/月); for a service agency its fees, not its clients' sales."""
    people_cost: Band
    """People cost as a part of the income; seats without pay count at the figure for a head."""
    sales_per_head: Band
    """Sales for each person (元/人·月)."""
    affordable: AffordableTeam | None = None
    """Absent where the team costs no more than the band."""
    notes: tuple[Reason, ...] = ()
    """What a reader who may see money must know of it."""
