"""The catalog: everything that `templates/` says, looked up by id."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any, Self

from pydantic import ValidationInfo, field_validator

from teamplan.model.assumption import Assumption, City
from teamplan.model.base import Record
from teamplan.model.evidence import PublishedTeam, ScaleFact
from teamplan.model.files.kinds import CATALOG_KINDS
from teamplan.model.organisation import Division, FunctionUnit, Organisation
from teamplan.model.platform import Market, Platform
from teamplan.model.practice import Practice
from teamplan.model.profile import Profile
from teamplan.model.road_map import RoadMap
from teamplan.model.role import Role
from teamplan.model.team import TeamStructure
from teamplan.model.terms import BusinessModel, Function


class Catalog(Record):
    """Roles, practices, assumptions, organisation, published structures and evidence.

    Whoever makes a catalog gets its tuples in one order, so that the order of files and of entries never
    changes a result: by the keys that the table of file kinds names.
    """

    longest = None

    roles: tuple[Role, ...]
    practices: tuple[Practice, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    teams: tuple[TeamStructure, ...] = ()
    profiles: tuple[Profile, ...] = ()
    platforms: tuple[Platform, ...] = ()
    cities: tuple[City, ...] = ()
    published_teams: tuple[PublishedTeam, ...] = ()
    scale_facts: tuple[ScaleFact, ...] = ()
    organisation: Organisation
    road_map: RoadMap

    @field_validator("*")
    @classmethod
    def _in_order(cls, held: object, info: ValidationInfo) -> object:
        if not isinstance(held, tuple):
            return held
        keys = _ORDER[info.field_name]
        return tuple(sorted(held, key=lambda entry: [_rank(getattr(entry, key)) for key in keys]))

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy; look-ups are made anew, because they belong to the tuples that they were made from."""
        copy = super().model_copy(update=update, deep=deep)
        for name in _LOOK_UPS:
            copy.__dict__.pop(name, None)
        return copy

    @cached_property
    def role_by_id(self) -> dict[str, Role]:
        """Roles by id."""
        return {role.id: role for role in self.roles}

    @cached_property
    def practice_by_id(self) -> dict[str, Practice]:
        """Practices by id."""
        return {practice.id: practice for practice in self.practices}

    @cached_property
    def assumption_by_key(self) -> dict[str, Assumption]:
        """Assumptions by key."""
        return {assumption.key: assumption for assumption in self.assumptions}

    @cached_property
    def unit_of(self) -> dict[Function, FunctionUnit]:
        """The department of each function."""
        return {unit.function: unit for division in self.organisation.divisions for unit in division.functions}

    @cached_property
    def division_of(self) -> dict[Function, Division]:
        """The division of each function."""
        return {unit.function: division for division in self.organisation.divisions for unit in division.functions}

    @cached_property
    def market_of(self) -> dict[str, Market]:
        """Kind of market of each platform, by its name in plans."""
        return {platform.name: platform.market for platform in self.platforms}

    def city(self, name: str) -> City | None:
        """Return the city that `name` names, or None where it has no figures of its own."""
        wanted = name.strip().removesuffix("市").lower()
        return next(
            (city for city in self.cities if wanted in (word.lower() for word in (city.name, *city.aliases))), None
        )

    @cached_property
    def platforms_of_tool(self) -> dict[str, frozenset[str]]:
        """Names of the platforms that a tool belongs to, for each tool that belongs to any."""
        tools = {tool for platform in self.platforms for tool in platform.tools}
        return {tool: frozenset(each.name for each in self.platforms if tool in each.tools) for tool in tools}

    def profile(self, model: BusinessModel, platforms: Collection[str] = ()) -> Profile:
        """Return the profile of a business model on `platforms`.

        Raises KeyError where the catalog has no profile of the model.
        """
        found = next((profile for profile in self.profiles if profile.model is model), None)
        if found is None:
            raise KeyError(model.value)
        return found.on(platforms)

    @cached_property
    def platform_by_name(self) -> dict[str, Platform]:
        """Platforms by their names in plans."""
        return {platform.name: platform for platform in self.platforms}

    def role(self, role_id: str) -> Role:
        """Return the role with this id; KeyError if there is none."""
        return self.role_by_id[role_id]


_LOOK_UPS = tuple(name for name, member in vars(Catalog).items() if isinstance(member, cached_property))
_ORDER = {kind.catalog_field: kind.order_keys for kind in CATALOG_KINDS}
_PLACE: dict[object, int] = {term: place for terms in (Function, BusinessModel) for place, term in enumerate(terms)}


def _rank(value: object) -> tuple[int, str]:
    """Return what a value is ordered by: terms as they stand in their list, anything else as text."""
    return (_PLACE[value], "") if isinstance(value, Function | BusinessModel) else (0, str(value))
