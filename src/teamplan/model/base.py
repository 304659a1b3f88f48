"""The common ground of every model: frozen, and strict about unknown keys."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Record(BaseModel):
    """A frozen value; an unknown key is an error.

    Building of validators is deferred so that a command pays only for the models it uses.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
"""A role, practice or assumption id: lower-case words joined by `_`."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=64)]
"""A team or position id: lower-case words joined by `-`."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
"""Text that a reader sees; never empty."""
