"""The kinds of file that the program reads, and their JSON Schemas."""

from typing import Any

from pydantic import BaseModel

from teamplan.model.brief import Brief
from teamplan.model.entry_files import AssumptionFile, CityFile, PlatformFile, PracticeFile, ProfileFile, RoleFile
from teamplan.model.organisation import Organisation
from teamplan.model.plan import Plan
from teamplan.model.road_map import RoadMap
from teamplan.model.team import TeamStructure

FILE_KINDS: dict[str, type[BaseModel]] = {
    "role": RoleFile,
    "team": TeamStructure,
    "practice": PracticeFile,
    "assumptions": AssumptionFile,
    "organisation": Organisation,
    "profiles": ProfileFile,
    "platforms": PlatformFile,
    "cities": CityFile,
    "road_map": RoadMap,
    "brief": Brief,
    "plan": Plan,
}
"""Name of a file kind → its model."""


def file_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a file kind; raises KeyError for an unknown one."""
    schema = FILE_KINDS[kind].model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
