"""The plan: positions, who they report to, why each is there, and what was refused."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from teamplan.model.base import Identifier, Record, Slug, Text
from teamplan.model.brief import Brief
from teamplan.model.driver import Driver
from teamplan.model.reason import Reason
from teamplan.model.terms import Employment, EvidenceGrade, Function, RoleKind

PLAN_VERSION = 2
"""Version of the plan file that this program writes and reads."""

Share = Annotated[float, Field(ge=0, le=3)]
Clock = Annotated[str, Field(pattern=r"^\d{2}:\d{2}$")]
MAX_WORK = 100_000
"""Most work of one kind that a plan can hold (FTE)."""
Work = Annotated[float, Field(ge=0, le=MAX_WORK)]
"""Work of a role in the whole company (FTE)."""
Yuan = Annotated[int, Field(ge=0)]
MAX_LINES = 100_000
"""Most entries of a list or mapping that grows with the people and roles of a plan."""


class MoneyRange(Record):
    """An amount with its range, in whole yuan."""

    low: Yuan
    base: Yuan
    high: Yuan


class Position(Record):
    """One seat (编制): hats with FTE shares; it exists when nobody sits on it yet."""

    longest = MAX_LINES

    id: Slug
    title: Text
    function: Function
    department: Text
    kind: RoleKind
    roles: dict[Identifier, Share]
    """Hats → FTE share (人); the first is the main one, which names the seat."""
    accountable: tuple[Identifier, ...] = ()
    """Roles for which this seat alone answers."""
    reports_to: Slug | None = None
    employment: Employment = Employment.FULL_TIME
    incumbent: Text | None = None
    """Who sits there; absent: a vacancy."""
    order: Annotated[int, Field(ge=1)]
    """Place in the sequence of hires; the head is 1."""
    month: Annotated[int, Field(ge=0)] = 0
    """Month of the plan in which the seat is to be filled; 0: from the beginning."""
    because: Reason
    pay: MoneyRange | None = None
    """Gross monthly pay (元/月), where an assumption covers the role."""

    @property
    def load(self) -> float:
        """Work on the seat (FTE)."""
        return round(sum(self.roles.values()), 2)


class Input(Record):
    """One number that went into a formula: a driver, an assumption, or the work of a role before it is split."""

    driver: Driver | None = None
    assumption: Identifier | None = None
    role: Identifier | None = None
    value: float
    origin: Literal["brief", "derived", "profile", "structure", "assumption"]

    @model_validator(mode="after")
    def _one_subject(self) -> Self:
        if sum(subject is not None for subject in (self.driver, self.assumption, self.role)) != 1:
            raise PydanticCustomError("input_of_one", "输入应写 driver、assumption、role 之一")
        return self


class DemandLine(Record):
    """Required work of one role, and how it follows from the drivers."""

    role: Identifier
    fte: Work
    low: Work
    high: Work
    formula: Reason
    adjusted: Reason | None = None
    """What is then done to the result of the formula: the shares that specialists take."""
    inputs: tuple[Input, ...] = ()
    model: Reason | None = None
    """The queueing model and the definition of its measure, where one is used."""


class DriverLine(Record):
    """A driver of the completed brief."""

    driver: Driver
    value: float
    origin: Literal["brief", "derived", "profile", "structure"]
    formula: Reason
    adjusted: Reason | None = None
    """What is then done to the result of the formula: the scale of a team whose size alone is known."""
    inputs: tuple[Input, ...] = ()


class NotYet(Record):
    """A role that was considered and refused, with the threshold that would change it."""

    role: Identifier
    because: Reason
    until: Reason | None = None


class NextHire(Record):
    """What a further seat would be."""

    order: Annotated[int, Field(ge=1)]
    role: Identifier
    title: Text
    department: Text
    when: Reason | None = None
    """The volume at which it is due; absent where it is due already."""
    because: Reason


class SplitTrigger(Record):
    """The volume at which a hat becomes a job of its own."""

    role: Identifier
    worn_by: Slug
    driver: Driver
    volume: float
    reason: Reason


class SeparationNote(Record):
    """Duties that should not meet in one person but do, and the control that makes up for it."""

    longest = MAX_LINES

    rule: Identifier
    position: Slug
    roles: tuple[Identifier, ...]
    basis: Literal["law", "guideline", "practice"]
    reason: Reason
    control: Text
    source: Text


class Gap(Record):
    """Demand that nobody in the plan has time for."""

    role: Identifier
    fte: Work

    @property
    def reason(self) -> Reason:
        """What is missing."""
        return Reason.of("gap", role=self.role, fte=self.fte)


class AssumptionUsed(Record):
    """A value that the brief left open and the plan had to assume, or a benchmark figure that it used."""

    key: Identifier
    """Key of the brief, or of an assumption of the catalog."""
    title: Text | None = None
    """Of an assumption; keys of the brief are named by the wording."""
    value: bool | float | Text | None = None
    """Absent: nothing is restricted, as where no platform is named."""
    low: float | None = None
    high: float | None = None
    unit: str = ""
    source: Text | None = None
    """Of an assumption."""
    because: Reason | None = None
    """Why a key of the brief was completed so."""
    grade: EvidenceGrade
    valid_from: Text | None = None
    note: Text | None = None

    @property
    def weak(self) -> bool:
        """Whether it rests on one weak page or on general knowledge only: called 「假设」 where it is read."""
        return self.grade in (EvidenceGrade.C, EvidenceGrade.GK)


class ChosenPractice(Record):
    """A practice that fits the stage and size, and the seat that owns it."""

    practice: Identifier
    owner: Slug


class Phase(Record):
    """A step of the road map: months, the seats filled in it and the result that can be checked."""

    longest = MAX_LINES

    key: Identifier
    """Which phase of `road_map.yaml` it is; the wording names it."""
    from_month: Annotated[int, Field(ge=0)]
    to_month: Annotated[int, Field(ge=0)]
    positions: tuple[Slug, ...] = ()
    milestones: tuple[Reason, ...] = ()


CostItem = Literal["wages", "contributions", "recruiting_cost", "training_cost", "seat_equipment"]


class CostLine(Record):
    """One line of the monthly budget (元/月) or of the one-off costs (元)."""

    item: CostItem
    kind: Literal["monthly", "one_off"]
    amount: MoneyRange
    basis: Reason
    figures: tuple[Identifier, ...] = ()
    """Assumptions that the amount rests on, besides the pay of the positions."""


class Budget(Record):
    """Cost of the people; `uncovered` are positions for which no figure exists."""

    longest = MAX_LINES

    lines: tuple[CostLine, ...] = ()
    monthly: MoneyRange
    one_off: MoneyRange
    uncovered: tuple[Slug, ...] = ()
    cap: Yuan | None = None


class Origin(Record):
    """How the plan came about."""

    kind: Literal["planned", "template"]
    template: Slug | None = None
    settings: dict[str, str | int | float | bool] = {}
    notes: tuple[Reason, ...] = ()


class Service(Record):
    """A capability bought instead of staffed."""

    longest = MAX_LINES

    title: Reason
    instead_of: tuple[Identifier, ...]
    note: Reason
    cost: Text | None = None
    fte: float = 0.0
    """Work that it takes off the team (FTE)."""
    contact: Slug | None = None
    """The seat that answers for it."""


ShiftName = Literal["whole_day", "early", "middle", "late", "numbered"]


class ShiftStaffing(Record):
    """One shift of a day (班次)."""

    name: ShiftName
    """`numbered` where a day has more than three."""
    number: Annotated[int, Field(ge=1)]
    start: Clock
    end: Clock
    agents: Annotated[int, Field(ge=0)]
    """People on duty (人)."""


class ServiceStaffing(Record):
    """How customer service covers its day (heads per hour, shifts, peak days)."""

    model: Reason
    contacts_per_day: float
    hourly: tuple[int, ...]
    """Agents needed in each hour from 0 to 23."""
    shifts: tuple[ShiftStaffing, ...]
    peak: dict[str, int]
    """Heads on a promotion day: `regular`, `temporary`, `outsourced`."""
    reason: Reason


class Plan(Record):
    """The whole plan, as it stands in `plan.yaml`."""

    longest = MAX_LINES

    teamplan: Literal[2] = 2
    title: Text | None = None
    """Absent: named for the company."""
    brief: Brief
    origin: Origin
    positions: Annotated[tuple[Position, ...], Field(min_length=1)]
    departments: dict[Text, Text] = {}
    drivers: tuple[DriverLine, ...] = ()
    demand: tuple[DemandLine, ...] = ()
    gaps: tuple[Gap, ...] = ()
    not_yet: tuple[NotYet, ...] = ()
    next_hires: tuple[NextHire, ...] = ()
    split_triggers: tuple[SplitTrigger, ...] = ()
    separation: tuple[SeparationNote, ...] = ()
    service: ServiceStaffing | None = None
    outside: tuple[Service, ...] = ()
    practices: tuple[ChosenPractice, ...] = ()
    phases: tuple[Phase, ...] = ()
    budget: Budget | None = None
    notes: tuple[Reason, ...] = ()
    assumptions: tuple[AssumptionUsed, ...] = ()
    """Both kinds: completed keys of the brief (`key` is the brief key) and benchmark figures used."""
    planner_figures: dict[Identifier, float] = {}
    """Decisions of the planner itself: key → the value used; title and source stand in the catalog."""

    @property
    def head(self) -> Position:
        """The one seat that reports to nobody."""
        return next(position for position in self.positions if position.reports_to is None)
