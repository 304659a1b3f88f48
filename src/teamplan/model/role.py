"""A role (岗位): a reusable definition of a job, independent of any plan."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from teamplan.model.base import Identifier, Name, Prose, Record, Text
from teamplan.model.staffing import StaffingRule
from teamplan.model.terms import BusinessModel, Cadence, Function, RoleKind, Stage

Workplace = Literal["desk", "studio", "warehouse", "field"]
SUPERIOR = "{superior}"
"""What stands in a duty for the direct superior, whoever that is in a plan."""


def _addressed_to_known(text: str) -> str:
    unknown = re.search(r"[{}][^{}]*}?", text.replace(SUPERIOR, ""))
    if unknown is None:
        return text
    raise PydanticCustomError("unknown_placeholder", "「{found}」不是占位词", {"found": unknown[0], "known": SUPERIOR})


Duty = Annotated[Prose, AfterValidator(_addressed_to_known)]
"""What is done; `{superior}` stands for the title of the direct superior."""


class Kpi(Record):
    """A performance measure; the weights of a role total 100."""

    name: Text
    definition: Prose
    formula: Prose
    data_source: Prose
    weight: Annotated[int, Field(ge=5, le=60)]


class WorkRecord(Record):
    """A form or report that the role keeps, and how often."""

    name: Text
    kind: Literal["form", "report"]
    cadence: Cadence
    content: Prose


class OutdatedTerm(Record):
    """A name that is no longer in use, and what the thing is called now."""

    term: Text
    now: Text


class Qualifications(Record):
    """What a holder must bring, and what is a plus; never age, gender or body."""

    must: Annotated[tuple[Prose, ...], Field(min_length=1, max_length=6)]
    plus: tuple[Prose, ...] = ()


class ModelStart(Record):
    """How a role is considered in one business model, where that differs from the others."""

    model: BusinessModel
    from_stage: Stage
    optional: bool = False
    """Whether it joins a plan of this model only where the brief requires it."""


class Applies(Record):
    """When the role is considered at all. An empty list means "any"."""

    from_stage: Stage = Stage.STARTUP
    models: tuple[BusinessModel, ...] = ()
    platforms: tuple[Text, ...] = ()
    needs: tuple[Literal["live", "self_fulfilment", "regulated"], ...] = ()
    optional: bool = False
    """An optional role joins a plan only where the brief requires it."""
    by_model: tuple[ModelStart, ...] = ()
    """Business models in which the role is considered from another stage on, or only where it is required."""

    def first_stage(self, model: BusinessModel) -> Stage:
        """Return the stage from which the role is considered in a company of this `model`."""
        return next((start.from_stage for start in self.by_model if start.model is model), self.from_stage)

    def waits_for_brief(self, model: BusinessModel) -> bool:
        """Whether the role joins a plan of this `model` only where the brief requires it."""
        return self.optional or any(start.optional for start in self.by_model if start.model is model)


class SmallTeam(Record):
    """What a job is in a team without departments: nobody states requirements for its holder, who owns the shop."""

    up_to: Annotated[int, Field(ge=1, le=20)]
    """The most seats of such a team."""
    duties: Annotated[tuple[Duty, ...], Field(min_length=4, max_length=8)]
    """In place of the role's: what only exists with departments is left out."""
    authority: tuple[Prose, ...] = ()
    """In place of the role's."""


class Role(Record):
    """One role of the catalog."""

    longest = 100

    id: Identifier
    title: Name
    title_en: Name
    aliases: tuple[Text, ...] = ()
    outdated: tuple[OutdatedTerm, ...] = ()
    function: Function
    kind: RoleKind
    workplace: Workplace = "desk"
    """Where the work is done: at a desk, before the camera, on the warehouse floor or with clients
    outside. Hats of different workplaces do not go together: nobody can be in two of them at once."""
    grades: Annotated[tuple[Text, ...], Field(min_length=1)]
    reports_to: tuple[Identifier, ...] = ()
    """Roles this one reports to, the usual first; empty for a head."""
    mission: Prose
    duties: Annotated[tuple[Duty, ...], Field(min_length=4, max_length=8)]
    kpis: Annotated[tuple[Kpi, ...], Field(min_length=3, max_length=5)]
    skills: Annotated[tuple[Text, ...], Field(min_length=2)]
    tools: tuple[Text, ...] = ()
    records: tuple[WorkRecord, ...] = ()
    qualifications: Qualifications
    authority: tuple[Prose, ...] = ()
    small_team: SmallTeam | None = None
    """What replaces duties and authority in a team of a few people."""
    growth: tuple[Identifier, ...] = ()
    """Roles that a holder can grow into."""
    applies: Applies = Applies()
    outsourcing: Literal["no", "possible", "usual"] = "no"
    bought_as: Text | None = None
    """Name of the service that is bought instead; else the title of the role."""
    part_time: bool = False
    staffing: StaffingRule
    pay: Identifier | None = None
    """The assumption that holds the role's monthly pay band (元/月)."""
    occupation: Text | None = None
    """The official occupation that the role comes closest to."""
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]

    def small_for(self, size: int) -> SmallTeam | None:
        """Return what the job is in a team of `size` seats, or None where it is what the role says."""
        small = self.small_team
        return small if small is not None and size <= small.up_to else None

    def duties_under(self, superior: str, size: int | None = None) -> tuple[str, ...]:
        """Return the duties in a team of `size` seats, with the title of the superior where they name it."""
        small = None if size is None else self.small_for(size)
        duties = self.duties if small is None else small.duties
        return tuple(duty.replace(SUPERIOR, superior) for duty in duties)
