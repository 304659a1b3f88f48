"""The common ground of every model: frozen, and strict about unknown keys."""

from typing import Annotated, ClassVar, get_args, get_origin

from annotated_types import MaxLen
from pydantic import BaseModel, ConfigDict, StringConstraints
from pydantic.fields import FieldInfo


class Record(BaseModel):
    """A frozen value; an unknown key is an error.

    Building of validators is deferred so that a command pays only for the models it uses.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    longest: ClassVar[int | None] = 1_000
    """The most entries of each list and mapping that states no other limit; None: any number."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_kwargs: object) -> None:
        """State the limit: what is longer is one error, and its further entries are not looked at."""
        if cls.longest is not None:
            limit = MaxLen(cls.longest)
            for field in filter(_is_endless, cls.model_fields.values()):
                field.metadata.append(limit)


def _is_endless(field: FieldInfo) -> bool:
    """Whether a field may have any number of entries, as far as it says itself."""
    kind, inner = get_origin(field.annotation), get_args(field.annotation)
    many = kind is dict or (kind is tuple and inner[-1] is Ellipsis)
    return many and not any(isinstance(each, MaxLen) for each in field.metadata)


Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
"""A role, practice or assumption id: lower-case words joined by `_`."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=64)]
"""A team or position id: lower-case words joined by `-`."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
"""Text that a reader sees; never empty."""
