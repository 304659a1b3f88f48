"""A role (岗位): a reusable definition of a job, independent of any plan."""

from typing import Annotated, Literal

from pydantic import Field

from teamplan.model.base import Identifier, Name, Prose, Record, Text
from teamplan.model.staffing import StaffingRule
from teamplan.model.terms import BusinessModel, Cadence, Function, RoleKind, Stage

Workplace = Literal["desk", "studio", "warehouse", "field"]


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


class Applies(Record):
    """When the role is considered at all. An empty list means "any"."""

    from_stage: Stage = Stage.STARTUP
    models: tuple[BusinessModel, ...] = ()
    platforms: tuple[Text, ...] = ()
    needs: tuple[Literal["live", "self_fulfilment"], ...] = ()
    optional: bool = False
    """An optional role joins a plan only where the brief requires it."""


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
    duties: Annotated[tuple[Prose, ...], Field(min_length=4, max_length=8)]
    kpis: Annotated[tuple[Kpi, ...], Field(min_length=3, max_length=5)]
    skills: Annotated[tuple[Text, ...], Field(min_length=2)]
    tools: tuple[Text, ...] = ()
    records: tuple[WorkRecord, ...] = ()
    qualifications: Qualifications
    authority: tuple[Prose, ...] = ()
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
