"""A reason: why something in a plan is as it is, as a key and typed values; the words come later.

The plan carries reasons as data, so that they can be compared, counted, worded in any language and
shown to those who may see their values. `text` is the sentence that stood in the plan file; where a
person rewrote it, theirs is kept.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import (
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic_core import PydanticCustomError

from teamplan.model.base import LARGEST, Free, Identifier, Number, Record, Sentence, Text
from teamplan.model.reason_keys import REASONS, Kind, fits

Scalar = bool | Annotated[int, Field(ge=-LARGEST, le=LARGEST)] | Number | Free
MAX_NAMED = 10_000
"""Most values that one name stands for."""
Named = Annotated[tuple[Scalar | tuple[Number, Number], ...], Field(max_length=MAX_NAMED)]
Value = Scalar | Named | Annotated[dict[Text, Number], Field(max_length=MAX_NAMED)]


class Reason(Record):
    """Why: one key of `REASONS` and the values that its sentence needs."""

    model_config = ConfigDict(defer_build=False)  # built once, not again within each model that gives reasons

    key: Identifier
    values: dict[Identifier, Value] = {}
    text: Sentence | None = None
    """The sentence as it stands in the plan file; None before it was written to one."""

    @model_validator(mode="wrap")
    @classmethod
    def _checked(cls, data: object, validate: ModelWrapValidatorHandler[Self]) -> Self:
        """Take a plain sentence for somebody's own words; a reason that was made is not checked again."""
        if isinstance(data, cls):
            return data
        plain = isinstance(data, str) and data.strip()
        reason = validate({"key": "own_words", "values": {"words": plain}} if plain else data)
        _refuse_unknown(reason)
        return reason

    @model_serializer(mode="wrap")
    def _plain(self, serialise: SerializerFunctionWrapHandler) -> dict[str, object] | str:
        """Write somebody's own words as they wrote them."""
        if self.key == "own_words" and self.text is None:
            return str(self.values["words"])
        written: dict[str, object] = serialise(self)
        return written

    @classmethod
    def of(cls, key: str, **values: Value | None) -> Reason:
        """Return the reason `key`; a value that is None is left out.

        Nothing is checked here, because a plan gives thousands of reasons: the tests do it.
        """
        given = {name: value for name, value in values.items() if value is not None}
        return cls.model_construct(key=key, values=given)

    def written(self, text: str) -> Reason:
        """Return the reason with its sentence."""
        return Reason.model_construct(key=self.key, values=self.values, text=text)

    def kind(self, name: str) -> Kind:
        """Return what the value `name` is."""
        return REASONS[self.key].kind(name)


def _refuse_unknown(reason: Reason) -> None:
    signature = REASONS.get(reason.key)
    if signature is None:
        raise PydanticCustomError("unknown_reason", "没有理由「{key}」", {"key": reason.key})
    missing = [name for name in signature.required if name not in reason.values]
    unknown = [name for name in reason.values if name not in signature.required and name not in signature.optional]
    wrong = [
        name for name, value in reason.values.items() if name not in unknown and not fits(signature.kind(name), value)
    ]
    if missing or unknown or wrong:
        names = ", ".join([*missing, *unknown, *wrong])
        known = ", ".join([*signature.required, *signature.optional])
        context = {"key": reason.key, "names": names, "known": known}
        raise PydanticCustomError("wrong_reason_values", "理由「{key}」的 values 不对：{names}", context)
