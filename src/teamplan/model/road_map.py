"""How fast a team is hired, and the phases of its first year."""

from typing import Annotated

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from teamplan.model.base import Identifier, Prose, Record
from teamplan.model.reason_keys import REASONS
from teamplan.model.terms import EvidenceGrade, Stage

Months = Annotated[int, Field(ge=1, le=120)]


class HiringPace(Record):
    """How long a company of one stage takes."""

    months: Months
    """Months over which the vacancies are filled, spread evenly."""
    run_in: Months
    """Months after the last hire until the team runs on its own."""
    source: Prose
    grade: EvidenceGrade
    valid_from: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]


class RoadMapPhase(Record):
    """One phase; a phase with `until` is left out where nobody is hired in it, except the first."""

    id: Identifier
    until: Annotated[float, Field(gt=0, le=1)] | None = None
    """Share of the months of hiring by which it ends, rounded up to a month; absent: the months after the last hire."""
    milestones: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """Reasons without values, or with the `hires` of the phase; those are left out where it has none."""

    @field_validator("milestones", mode="after")
    @classmethod
    def _known(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        for key in keys:
            if key not in REASONS or set(REASONS[key].required) - {"hires"}:
                raise PydanticCustomError("unknown_reason", "没有理由「{key}」", {"key": key})
        return keys


class RoadMap(Record):
    """`road_map.yaml`."""

    hiring: dict[Stage, HiringPace]
    phases: Annotated[tuple[RoadMapPhase, ...], Field(min_length=1)]

    @field_validator("hiring", mode="after")
    @classmethod
    def _every_stage(cls, hiring: dict[Stage, HiringPace]) -> dict[Stage, HiringPace]:
        missing = ", ".join(stage.value for stage in Stage if stage not in hiring)
        if missing:
            raise PydanticCustomError("stage_without_pace", "缺少阶段 {stages}", {"stages": missing})
        return hiring
