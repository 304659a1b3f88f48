"""A management practice: what to do, who owns it, how often, and what it leaves behind."""

from typing import Annotated, Literal

from pydantic import Field

from teamplan.model.base import Identifier, Prose, Record, Text
from teamplan.model.terms import Cadence, Stage

Chapter = Literal[
    "goals", "principles", "recruiting", "performance", "pay", "collaboration", "budget", "roadmap", "risks"
]
"""The chapter of the proposal that shows the practice."""


class Practice(Record):
    """One practice of `templates/practices/`."""

    id: Identifier
    title: Text
    title_en: Text
    chapter: Chapter
    place: Annotated[int, Field(ge=1, le=1000)] = 1000
    """Place among the practices of its chapter, the first is 1; equal places are in the order of the ids."""
    what: Prose
    steps: Annotated[tuple[Prose, ...], Field(min_length=2, max_length=6)]
    owners: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """Roles that own the practice, the usual first; in a team without any of them, the head does."""
    only_owners: bool = False
    """Whether nobody else can own it: a team without any of `owners` goes without the practice."""
    cadence: Cadence
    minutes: Annotated[int, Field(ge=0, le=2400)] = 0
    """Time it takes each time it is done (minutes); 0 for a practice that is not a meeting."""
    artefact: Prose
    from_stage: Stage
    from_size: Annotated[int, Field(ge=1, le=1000)]
    """Team size (人) from which it is worth doing."""
    needs: tuple[Literal["live", "self_fulfilment"], ...] = ()
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]
