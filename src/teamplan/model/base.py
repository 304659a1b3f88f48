"""The common ground of every model: frozen, and strict about unknown keys."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Record(BaseModel):
    """A frozen value; an unknown key is an error, and so are NaN and infinity, wherever a number stands.

    Building of validators is deferred so that a command pays only for the models it uses.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
"""A role, practice or assumption id: lower-case words joined by `_`."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=64)]
"""A team or position id: lower-case words joined by `-`."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
"""Text that a reader sees; never empty."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
"""What something or somebody is called, within texts too; never empty."""

Sentence = Annotated[str, StringConstraints(min_length=1, max_length=200_000, strip_whitespace=True)]
"""Text that is made of other texts; never empty."""

LARGEST: Final = 10**30
"""Largest number that a plan holds, of whatever kind: beyond anything there is, and a float holds sums of it."""

Number = Annotated[float, Field(ge=-LARGEST, le=LARGEST)]
"""A number of any kind in a plan."""

Whole = Annotated[int, Field(ge=0, le=LARGEST)]
"""A whole number in a plan: people, yuan."""
