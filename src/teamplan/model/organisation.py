"""How functions form divisions, who leads each layer, and which duties must not meet in one person."""

from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import Field

from teamplan.model.base import Identifier, Name, Prose, Record, Slug, Text
from teamplan.model.terms import STAGE_ORDER, Function, Stage


class FunctionUnit(Record):
    """The department of a function: its name, its lead and manager, and the span its work allows."""

    function: Function
    department: Text
    mission: Prose
    lead: Identifier
    manager: Identifier
    span: Identifier
    """Assumption: direct reports that a lead of this kind of work can have."""
    prefix: Slug
    """Begins the ids of the seats: `cs` gives `cs-1`, `cs-2` …"""
    profession: Identifier
    """Trade of these people; in a grown team hats stay within it."""
    seat_from: dict[Stage, Annotated[int, Field(ge=2, le=10_000)]] = {}
    """Stage → size (人) from which on the function has a seat of its own; later stages inherit it."""
    beside_the_team: bool = False
    """Whether published teams leave it out, because it serves the whole company."""
    near: dict[Function, Annotated[float, Field(ge=0, le=100)]] = {}
    """Functions of other divisions whose work these people can help with → distance in steps."""
    head_keeps: bool = False
    """Whether a head usually keeps this work: money, people, suppliers, clients."""
    outside: Prose
    """Whom these people deal with outside the company."""

    def seated_from(self, stage: Stage) -> int | None:
        """Return the size (人) from which on the function has a seat of its own at `stage`, or None."""
        reached = STAGE_ORDER[: STAGE_ORDER.index(stage) + 1]
        return min((self.seat_from[each] for each in reached if each in self.seat_from), default=None)


class Division(Record):
    """Neighbouring functions that share hats first and, in a large company, a director."""

    id: Identifier
    title: Text
    director: Identifier
    functions: Annotated[tuple[FunctionUnit, ...], Field(min_length=1)]


class DutySeparation(Record):
    """Two groups of roles that one person must not hold together, and what to do where a team is too small."""

    id: Identifier
    title: Text
    first: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    second: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    basis: Literal["law", "guideline", "practice"]
    control: Prose
    """The compensating control that the plan proposes."""
    source: Prose

    def met_by(self, roles: Collection[str]) -> tuple[str, ...]:
        """Return the roles of both sides that are among `roles`, by id; none where one side is not among them."""
        first, second = set(self.first).intersection(roles), set(self.second).intersection(roles)
        return tuple(sorted(first | second)) if first and second else ()


class Organisation(Record):
    """The shape that every plan follows."""

    head: Identifier
    head_span: Identifier
    manager_span: Identifier
    divisions: tuple[Division, ...]
    separation: tuple[DutySeparation, ...]
    ranks: tuple[Name, ...] = ()
    """What stands before the title of a lead on the third layer, the fourth, and so on; the last for all above."""
    founder: Name | None = None
    """What the head is called where the brief names nobody; absent: as the role."""
