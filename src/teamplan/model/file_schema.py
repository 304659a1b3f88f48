"""The kinds of file that the program reads, and their JSON Schemas."""

from typing import Any

from pydantic import BaseModel, Field

from teamplan.model.assumption import Assumption
from teamplan.model.base import Record
from teamplan.model.brief import Brief
from teamplan.model.organisation import Organisation
from teamplan.model.plan import Plan
from teamplan.model.practice import Practice
from teamplan.model.profile import Profile
from teamplan.model.role import Role
from teamplan.model.team import TeamStructure


class RoleFile(Record):
    """`catalog/<function>.yaml`."""

    roles: tuple[Role, ...] = Field(min_length=1)


class PracticeFile(Record):
    """`practices/<topic>.yaml`."""

    practices: tuple[Practice, ...] = Field(min_length=1)


class AssumptionFile(Record):
    """`assumptions/<topic>.yaml`."""

    assumptions: tuple[Assumption, ...] = Field(min_length=1)


class ProfileFile(Record):
    """`profiles.yaml`."""

    profiles: tuple[Profile, ...] = Field(min_length=1)


FILE_KINDS: dict[str, type[BaseModel]] = {
    "role": RoleFile,
    "team": TeamStructure,
    "practice": PracticeFile,
    "assumptions": AssumptionFile,
    "organisation": Organisation,
    "profiles": ProfileFile,
    "brief": Brief,
    "plan": Plan,
}
"""Name of a file kind → its model."""


def file_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a file kind; raises KeyError for an unknown one."""
    schema = FILE_KINDS[kind].model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
