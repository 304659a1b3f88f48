"""The common ground of every model: frozen, and strict about unknown keys and about what nobody sees."""

from typing import Annotated, ClassVar, Final, get_args, get_origin

from annotated_types import MaxLen
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from teamplan.text.visible import code_point, unseen


class Record(BaseModel):
    """A frozen value; an unknown key is an error, and so are NaN and infinity, wherever a number stands.

    Building of validators is deferred so that a command pays only for the models it uses.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)
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
"""A title or a remark that a reader sees: on one line, never empty."""
_CALLED = StringConstraints(min_length=1, max_length=200, strip_whitespace=True)
Name = Annotated[str, _CALLED, AfterValidator(on_one_line)]
"""What something or somebody is called, within texts too: on one line, never empty."""
Prose = Annotated[str, _SAID, AfterValidator(on_lines)]
"""Sentences that a reader sees, on one line or several; never empty."""
_MADE = StringConstraints(min_length=1, max_length=200_000, strip_whitespace=True)
Sentence = Annotated[str, _MADE, AfterValidator(on_lines)]
"""Prose that is made of other texts; never empty."""
Heading = Annotated[str, _MADE, AfterValidator(on_one_line)]
"""A title that is made of other texts: on one line, never empty."""
Free = Annotated[str, StringConstraints(max_length=2000), AfterValidator(on_lines)]
"""Text of a value, perhaps none."""

LARGEST: Final = 10**30
"""Largest number that a plan holds, of whatever kind: beyond anything there is, and a float holds sums of it."""

Number = Annotated[float, Field(ge=-LARGEST, le=LARGEST)]
"""A number of any kind in a plan."""

Whole = Annotated[int, Field(ge=0, le=LARGEST)]
"""A whole number in a plan: people, yuan."""
