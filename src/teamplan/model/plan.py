"""The plan: positions, who they report to, why each is there, and what was refused."""

import math
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from teamplan.model.base import Free, Heading, Identifier, Number, Prose, Record, Slug, Text, Whole, on_one_line
from teamplan.model.brief import Brief
from teamplan.model.driver import Driver
from teamplan.model.judgement import Judgement
from teamplan.model.reason import Reason
from teamplan.model.terms import Employment, EvidenceGrade, Function, RoleKind

PLAN_VERSION = 2
"""Version of the plan file that this program writes and reads."""

Share = Annotated[float, Field(ge=0, le=3)]
SeatId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
"""Id of a position: a slug and a number."""
Clock = Annotated[str, Field(pattern=r"^\d{2}:\d{2}$")]
MAX_VOLUME = 10**15
"""Largest volume that is planned with, stated or derived."""
MAX_WORK = 100_000
"""Most work of one kind that a plan can hold (FTE)."""
Work = Annotated[float, Field(ge=0, le=MAX_WORK)]
"""Work of a role in the whole company (FTE)."""
Order = Annotated[int, Field(ge=1, le=1_000_000)]
"""Place in a sequence, the first is 1."""
PlanMonth = Annotated[int, Field(ge=0, le=1_200)]
"""Month of the plan, the first is 1; 0: from the beginning."""
Yuan = Whole
"""Yuan, or yuan a month (元, 元/月)."""
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

    id: SeatId
    title: Text
    function: Function
    department: Text
    kind: RoleKind
    roles: dict[Identifier, Share]
    """Hats → FTE share (人); the first is the main one, which names the seat."""
    accountable: tuple[Identifier, ...] = ()
    """Roles for which this seat alone answers."""
    reports_to: SeatId | None = None
    employment: Employment = Employment.FULL_TIME
    incumbent: Text | None = None
    """Who sits there; absent: a vacancy."""
    order: Order
    """Place in the sequence of hires; the head is 1."""
    month: PlanMonth = 0
    """Month of the plan in which the seat is to be filled; 0: from the beginning."""
    because: Reason
    ranked: Reason | None = None
    """Why it was this seat's turn in the sequence of hires, by the work that is left."""
    covered_by: SeatId | None = None
    """Who does its work until it is filled; absent where it is filled from the beginning."""
    led_by: SeatId | None = None
    """Who leads it until its superior is hired; absent where the superior is there first."""
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
    value: Number
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
    value: Number
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

    order: Order
    role: Identifier
    title: Text
    department: Text
    when: Reason | None = None
    """The volume at which it is due; absent where it is due already."""
    because: Reason


class PlannedHire(Record):
    """A seat on the way to a sales target."""

    order: Order
    role: Identifier
    title: Text
    month: PlanMonth


class TargetTeam(Record):
    """The team at the sales target, and the hires on the way there."""

    longest = MAX_LINES

    sales: Number
    """Monthly sales to be reached (元/月)."""
    months: PlanMonth
    """Months until then, counted from the start of the plan."""
    people: Order
    cost: Yuan
    """People cost of the team at the target (元/月)."""
    hires: tuple[PlannedHire, ...] = ()


class SplitTrigger(Record):
    """The volume at which a hat becomes a job of its own."""

    role: Identifier
    worn_by: SeatId
    driver: Driver
    volume: Number
    reason: Reason


class SeparationNote(Record):
    """Duties that should not meet in one person but do, and the control that makes up for it."""

    longest = MAX_LINES

    rule: Identifier
    position: SeatId
    roles: tuple[Identifier, ...]
    basis: Literal["law", "guideline", "practice"]
    reason: Reason
    control: Prose
    source: Prose


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
    value: bool | Number | Text | None = None
    """Absent: nothing is restricted, as where no platform is named."""
    low: Number | None = None
    high: Number | None = None
    unit: Annotated[Free, AfterValidator(on_one_line)] = ""
    source: Prose | None = None
    """Of an assumption."""
    because: Reason | None = None
    """Why a key of the brief was completed so."""
    grade: EvidenceGrade
    valid_from: Text | None = None
    note: Prose | None = None

    @property
    def weak(self) -> bool:
        """Whether it rests on one weak page or on general knowledge only: called 「假设」 where it is read."""
        return self.grade in (EvidenceGrade.C, EvidenceGrade.GK)


class ChosenPractice(Record):
    """A practice that fits the stage and size, and the seat that owns it."""

    practice: Identifier
    owner: SeatId


class Phase(Record):
    """A step of the road map: months, the seats filled in it and the result that can be checked."""

    longest = MAX_LINES

    key: Identifier
    """Which phase of `road_map.yaml` it is; the wording names it."""
    from_month: PlanMonth
    to_month: PlanMonth
    positions: tuple[SeatId, ...] = ()
    milestones: tuple[Reason, ...] = ()


CostItem = Literal["wages", "contributions", "recruiting_cost", "training_cost", "seat_equipment", "shop_software"]


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
    uncovered: tuple[SeatId, ...] = ()
    cap: Yuan | None = None


class Origin(Record):
    """How the plan came about."""

    kind: Literal["planned", "template"]
    template: Slug | None = None
    settings: dict[Text, Free | Whole | Number | bool] = {}
    notes: tuple[Reason, ...] = ()


class Service(Record):
    """A capability bought instead of staffed."""

    longest = MAX_LINES

    title: Reason
    instead_of: tuple[Identifier, ...]
    note: Reason
    cost: Prose | None = None
    fte: Work = 0.0
    """Work that it takes off the team (FTE)."""
    contact: SeatId | None = None
    """The seat that answers for it."""


PeakStaff = Literal["regular", "temporary", "outsourced"]
ShiftName = Literal["whole_day", "early", "middle", "late", "numbered"]


class ShiftStaffing(Record):
    """One shift of a day (班次)."""

    name: ShiftName
    """`numbered` where a day has more than three."""
    number: Order
    start: Clock
    end: Clock
    agents: Whole
    """People on duty (人)."""


class ServiceStaffing(Record):
    """How customer service covers its day (heads per hour, shifts, peak days)."""

    model: Reason
    contacts_per_day: Number
    hourly: tuple[Whole, ...]
    """Agents needed in each hour from 0 to 23."""
    shifts: tuple[ShiftStaffing, ...]
    peak: dict[PeakStaff, Whole]
    """Heads on a promotion day."""
    reason: Reason


class Plan(Record):
    """The whole plan, as it stands in `plan.yaml`."""

    longest = MAX_LINES

    teamplan: Literal[2] = 2
    title: Heading | None = None
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
    target: TargetTeam | None = None
    """Absent where the brief names no higher turnover."""
    judgement: Judgement | None = None
    """Whether the size can be believed; absent where the plan was not worked out from volumes."""
    notes: tuple[Reason, ...] = ()
    assumptions: tuple[AssumptionUsed, ...] = ()
    """Both kinds: completed keys of the brief (`key` is the brief key) and benchmark figures used."""
    planner_figures: dict[Identifier, Number] = {}
    """Decisions of the planner itself: key → the value used; title and source stand in the catalog."""

    @property
    def work_range(self) -> tuple[float, float, float]:
        """Least, expected and most work of all roles (FTE); what is uncertain of each role is independent."""
        base = sum(line.fte for line in self.demand)
        less = math.sqrt(sum((line.fte - line.low) ** 2 for line in self.demand))
        more = math.sqrt(sum((line.high - line.fte) ** 2 for line in self.demand))
        return max(0.0, base - less), base, base + more

    @property
    def head(self) -> Position:
        """The one seat that reports to nobody."""
        return next(position for position in self.positions if position.reports_to is None)
