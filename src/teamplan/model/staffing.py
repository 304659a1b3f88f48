"""Staffing rules (配置规则): how a role's required FTE follows from a demand driver."""

from typing import Annotated, Literal

from pydantic import Field

from teamplan.model.base import Identifier, Record
from teamplan.model.driver import Driver

Fte = Annotated[float, Field(ge=0, le=10_000)]
"""Work in full-time equivalents (人); one FTE is one person's whole working time."""


class FixedRule(Record):
    """A constant amount of work, whatever the volume."""

    rule: Literal["fixed"]
    fte: Fte


class RatioRule(Record):
    """FTE = driver ÷ `per`; `per` names the assumption that says how much one person handles."""

    rule: Literal["ratio"]
    driver: Driver
    per: Identifier
    cover: Identifier | None = None
    """Assumption that turns a post manned every day of the week into people."""
    base: Fte = 0.0
    """Work that exists as soon as the role does, before the first unit of volume."""


class Tier(Record):
    """From `at` units of the driver on, `fte` people are needed."""

    at: Annotated[float, Field(ge=0, le=1e12)]
    fte: Fte


class TieredRule(Record):
    """FTE interpolated between the tiers of a driver, flat before the first and after the last."""

    rule: Literal["tiered"]
    driver: Driver
    tiers: Annotated[tuple[Tier, ...], Field(min_length=2)]


class CoverageRule(Record):
    """A post that must be manned: hours/day × posts × cover factor ÷ hours on duty per person-day.

    `hours` is a driver in hours a day; `per_person` and `cover` name assumptions.
    """

    rule: Literal["coverage"]
    hours: Driver
    per_person: Identifier
    cover: Identifier
    posts: Annotated[float, Field(gt=0, le=20)] = 1.0


class SpanRule(Record):
    """Leadership: FTE of the led layer ÷ the span of control that the assumption `span` names.

    A lead leads the specialists of its function, a manager the leads, a director the managers of
    its division. `above` is the led work (FTE) that needs no leader of its own.
    """

    rule: Literal["span"]
    span: Identifier
    above: Fte = 0.0


class QueueRule(Record):
    """Contacts answered within a service target; the planner's queueing model gives the FTE.

    `share` is this role's part of the contacts.
    """

    rule: Literal["queue"]
    driver: Driver
    handle_minutes: Identifier
    share: Annotated[float, Field(gt=0, le=1)] = 1.0
    base: Fte = 0.0
    """Work of being there at all, before the first contact."""


class SplitRule(Record):
    """A specialist's share of a generalist's work, once there is more of it than `above` FTE.

    The share is taken from the excess only, so neither role ever loses work when volume grows.
    """

    rule: Literal["split"]
    of: Identifier
    share: Annotated[float, Field(gt=0, lt=1)]
    above: Fte


StaffingRule = Annotated[
    FixedRule | RatioRule | TieredRule | CoverageRule | SpanRule | QueueRule | SplitRule, Field(discriminator="rule")
]
