"""Evidence: teams and facts of scale that somebody published, as figures without the sentences around them."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from teamplan.model.base import LARGEST, Identifier, Name, Record, Slug
from teamplan.model.terms import BusinessModel, Function, SourceKind, Stage

Heads = Annotated[float, Field(ge=0, le=1_000_000)]
"""People, or a part of one person's time."""
Amount = Annotated[float, Field(ge=0, le=LARGEST)]
"""Yuan, orders, or what else a source counts."""
Day = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A year, month or day."""
Url = Annotated[str, Field(pattern=r"^(http|https)://[!-~]+$", max_length=500)]
"""Address of a page, in ASCII."""
Size = Annotated[float, Field(gt=0, le=1_000_000)]
"""People of a whole team."""
SizeRange = Annotated[tuple[Size, ...], Field(min_length=2, max_length=2)]
"""Least and most people of a team."""
OpenRange = Annotated[tuple[Amount | None, ...], Field(min_length=2, max_length=2)]
"""Least and most; an end that is null is open."""


class Completeness(StrEnum):
    """How much of a team its source lists."""

    FULL = "full"
    PARTIAL = "partial"
    ROLES_ONLY = "roles_only"


class SeatTerms(StrEnum):
    """How a published role is filled where it is no full-time seat of its own."""

    PART_TIME = "part_time"
    OUTSOURCED = "outsourced"
    PART_TIME_OR_OUTSOURCED = "part_time_or_outsourced"
    CONCURRENT = "concurrent"
    CONCURRENT_OK = "concurrent_ok"
    OPTIONAL = "optional"
    OPTIONAL_OUTSOURCE = "optional_outsource"
    AS_NEEDED = "as_needed"


class EvidenceSource(Record):
    """Who says so; `title` or `url` says where it can be found."""

    kind: SourceKind
    """What kind of source it is, which says how far it can be trusted."""
    family: Slug
    """Who it comes from: all that one family says is one sample, not several."""
    title: Name | None = None
    """Title of the page or paper."""
    url: Url | None = None
    """Where it is published; absent where it is not on the web."""
    date: Day | None = None
    """When it was published or which year it describes, as far as it says so."""

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if self.title is None and self.url is None:
            message = "来源要写 title 或 url"
            raise PydanticCustomError("source_without_place", message)
        return self


class PublishedRole(Record):
    """One role of a published team, with as many people as the source states."""

    title: Name
    """What the source calls it."""
    function: Function
    """The function that it belongs to."""
    low: Heads | None = None
    """Least people; absent where the source names the role without a number."""
    high: Heads | None = None
    """Most people; the same as `low` where it states one number."""
    also: tuple[Name, ...] = ()
    """Other roles that the same person holds."""
    employment: SeatTerms | None = None
    """How it is filled, where it is no full-time seat of its own."""

    @property
    def heads(self) -> float | None:
        """People, in the middle of what the source states; None where it names the role without a number."""
        known = [end for end in (self.low, self.high) if end is not None]
        return sum(known) / len(known) if known else None


class PublishedTeam(Record):
    """One team that somebody published: who sells what, how large, and who does the work."""

    id: Slug
    """Id of the case, unique in the catalog."""
    source: EvidenceSource
    """Who says so."""
    stage: Stage
    """Stage of the company."""
    stage_judged: bool = False
    """Whether the stage was judged from size or sales; else the source states it."""
    model: BusinessModel
    """How the company sells."""
    platforms: tuple[Name, ...] = ()
    """Where it sells, by the names of `platforms.yaml` where they have one."""
    live: bool | None = None
    """Whether it sells live, where the source says so in its own right; never read off its roles."""
    self_fulfilment: bool | None = None
    """Whether it ships its orders itself, where the source says so in its own right; never read off its roles."""
    size: SizeRange
    """Least and most people."""
    size_summed: bool = False
    """Whether the size is the sum of the roles; else the source states it."""
    monthly_sales: OpenRange | None = None
    """Least and most sales (元/月); foreign money at the rate of the file's head."""
    orders_per_day: OpenRange | None = None
    """Least and most orders a day."""
    completeness: Completeness
    """How much of the team is listed."""
    one_each: bool = False
    """Whether one person each was assumed, where a source names as many roles as people."""
    roles: Annotated[tuple[PublishedRole, ...], Field(min_length=1)]
    """The roles, in the order of the source."""


class ScaleFact(Record):
    """One published figure of how people, sales, orders or hours hang together."""

    id: Slug
    """Id of the fact, unique in the catalog."""
    source: EvidenceSource
    """Who says so."""
    function: Function | None = None
    """The function that it is about; absent: the whole organisation."""
    metric: Identifier
    """What is measured; facts of one metric can be compared."""
    low: Amount | None = None
    """Least value; absent where only an upper bound is known."""
    high: Amount | None = None
    """Most; the same as `low` for one value, absent where only a lower bound is known."""
    unit: Name
    """What the value is counted in."""
    quartiles: bool = False
    """Whether `low` and `high` are the quartiles of a sample."""
    computed: bool = False
    """Whether the value was computed from two figures of the source."""
    staff: Heads | None = None
    """People that the value was computed from, or of the company."""
    revenue: Amount | None = None
    """Yearly revenue that the value was computed from, in the currency of `unit`."""

    @model_validator(mode="after")
    def _has_a_value(self) -> Self:
        if self.low is None and self.high is None:
            message = "要写 low 或 high"
            raise PydanticCustomError("fact_without_value", message)
        return self
