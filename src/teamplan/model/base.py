"""The common ground of every model: frozen, and strict about unknown keys and about what nobody sees."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from teamplan.text.visible import code_point, unseen


class Record(BaseModel):
    """A frozen value; an unknown key is an error.

    Building of validators is deferred so that a command pays only for the models it uses.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def on_one_line(text: str) -> str:
    """Return `text`; raises PydanticCustomError where it has a line break or another character that nobody sees."""
    return text if text.isprintable() else _refused(text, "", "unseen_in_line")


def on_lines(text: str) -> str:
    """Return `text`, which may have line breaks and tabs; raises PydanticCustomError for what else nobody sees."""
    return text if text.isprintable() else _refused(text, "\n\t", "unseen_in_prose")


def _refused(text: str, kept: str, kind: str) -> str:
    found = unseen(text, kept)
    if found:
        raise PydanticCustomError(kind, "看不见的字符 {code}", {"code": code_point(found)})
    return text


Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
"""A role, practice or assumption id: lower-case words joined by `_`."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=64)]
"""A team or position id: lower-case words joined by `-`."""

_SAID = StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)
Text = Annotated[str, _SAID, AfterValidator(on_one_line)]
"""A name or a title that a reader sees: on one line, never empty."""
Prose = Annotated[str, _SAID, AfterValidator(on_lines)]
"""Sentences that a reader sees, on one line or several; never empty."""
Free = Annotated[str, StringConstraints(max_length=2000), AfterValidator(on_lines)]
"""Text of a value, perhaps none."""
