"""The catalog: everything that `templates/` says, looked up by id."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any, Self

from pydantic import field_validator

from teamplan.model.assumption import Assumption
from teamplan.model.base import Record
from teamplan.model.organisation import Division, FunctionUnit, Organisation
from teamplan.model.practice import Practice
from teamplan.model.profile import Profile
from teamplan.model.role import Role
from teamplan.model.team import TeamStructure
from teamplan.model.terms import BusinessModel, Function


class Catalog(Record):
    """Roles, practices, assumptions, organisation and published structures.

    Whoever makes a catalog gets its tuples in one order, so that the order of files and of entries never
    changes a result: roles by function and id, profiles by business model and live, the others by id.
    """

    roles: tuple[Role, ...]
    practices: tuple[Practice, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    teams: tuple[TeamStructure, ...] = ()
    profiles: tuple[Profile, ...] = ()
    organisation: Organisation

    @field_validator("roles")
    @classmethod
    def _by_function(cls, roles: tuple[Role, ...]) -> tuple[Role, ...]:
        return tuple(sorted(roles, key=lambda role: (_FUNCTION_ORDER[role.function], role.id)))

    @field_validator("practices", "teams")
    @classmethod
    def _by_id(cls, entries: tuple[Practice | TeamStructure, ...]) -> tuple[Practice | TeamStructure, ...]:
        return tuple(sorted(entries, key=lambda entry: entry.id))

    @field_validator("assumptions")
    @classmethod
    def _by_key(cls, assumptions: tuple[Assumption, ...]) -> tuple[Assumption, ...]:
        return tuple(sorted(assumptions, key=lambda assumption: assumption.key))

    @field_validator("profiles")
    @classmethod
    def _by_model(cls, profiles: tuple[Profile, ...]) -> tuple[Profile, ...]:
        return tuple(sorted(profiles, key=lambda profile: (_MODEL_ORDER[profile.model], profile.live)))

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

    def profile(self, model: BusinessModel, *, live: bool, platforms: Collection[str] = ()) -> Profile:
        """Return the profile of a business model on `platforms`, the live one if there is one and it is asked for.

        Raises KeyError where the catalog has no profile of the model.
        """
        found = [profile for profile in self.profiles if profile.model is model]
        if not found:
            raise KeyError(model.value)
        return next((profile for profile in found if profile.live == live), found[0]).on(platforms)

    def role(self, role_id: str) -> Role:
        """Return the role with this id; KeyError if there is none."""
        return self.role_by_id[role_id]


_FUNCTION_ORDER = {function: place for place, function in enumerate(Function)}
_MODEL_ORDER = {model: place for place, model in enumerate(BusinessModel)}
_LOOK_UPS = tuple(name for name, member in vars(Catalog).items() if isinstance(member, cached_property))
