"""The files of a catalog that list entries: roles, practices, assumptions, profiles, platforms, cities."""

from pydantic import Field

from teamplan.model.assumption import Assumption
from teamplan.model.base import Record
from teamplan.model.city import City
from teamplan.model.platform import Platform
from teamplan.model.practice import Practice
from teamplan.model.profile import Profile
from teamplan.model.role import Role


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


class PlatformFile(Record):
    """`platforms.yaml`."""

    platforms: tuple[Platform, ...] = Field(min_length=1)


class CityFile(Record):
    """`cities.yaml`."""

    cities: tuple[City, ...] = Field(min_length=1)
