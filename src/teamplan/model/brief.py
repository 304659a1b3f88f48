"""The brief: what the user knows about the company (only `stage` is required), and the same completed."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from teamplan.model.base import Identifier, Name, Prose, Record, Text
from teamplan.model.driver import Driver
from teamplan.model.platform import PLATFORMS, parse_platform, platform_words
from teamplan.model.terms import BusinessModel, Stage, accepted_words, parse_term
from teamplan.text.suggestion import nearest_word
from teamplan.text.visible import visible

MAX_SIZE = 10_000
"""Largest team that is planned (人)."""

Turnover = Annotated[float, Field(strict=True, ge=0, le=1e12)]
"""Yuan a month (元/月)."""
Flow = Annotated[float, Field(strict=True, ge=0, le=1e9)]
"""Things of which a company may have very many, or very many a day."""
Things = Annotated[float, Field(strict=True, ge=0, le=1e6)]
"""Things that somebody looks after one by one."""
Money = Annotated[int, Field(strict=True, ge=0, le=10**12)]
OPENING = r"^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$"
"""Opening hours: a time before midnight, and one up to it."""


class Incumbent(Record):
    """Somebody who is there already."""

    title: Name
    roles: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    name: Name | None = None


class ServiceTarget(Record):
    """What customer service promises; every field left out becomes a listed assumption."""

    hours: Annotated[str, Field(pattern=OPENING)] | None = None
    """Opening hours such as `08:00-23:00`; an end before the beginning runs past midnight."""
    answer_seconds: Annotated[float, Field(gt=0, le=86_400)] | None = None
    level: Annotated[float, Field(gt=0, lt=1)] | None = None
    """Share of contacts to be answered within `answer_seconds`."""
    handle_minutes: Annotated[float, Field(ge=0.01, le=480)] | None = None
    patience_seconds: Annotated[float, Field(gt=0, le=86_400)] | None = None
    concurrency: Annotated[int, Field(ge=1, le=5)] | None = None
    """Chats that an agent holds at the same time; beyond 5 there is no factor to plan with."""
    peak_multiplier: Annotated[float, Field(ge=1, le=50)] | None = None
    """Contacts on a 618/双11 day ÷ contacts on an ordinary day."""


class Brief(Record):
    """Everything the user said."""

    stage: Stage
    company: Name | None = None
    size: Annotated[int, Field(strict=True, ge=1, le=MAX_SIZE)] | None = None
    model: BusinessModel | None = None
    platforms: Annotated[tuple[Text, ...], Field(max_length=100)] | None = None
    live: bool | None = None
    self_fulfilment: bool | None = None
    city: Name | None = None
    start: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")] | None = None
    """Month in which the first hire starts, `2026-12`."""
    monthly_sales: Turnover | None = None
    sales_target: Turnover | None = None
    """Monthly sales that the team is to reach (元/月)."""
    orders_per_day: Flow | None = None
    parcels_per_day: Flow | None = None
    returns_per_day: Flow | None = None
    inquiries_per_day: Flow | None = None
    skus: Flow | None = None
    new_skus_per_month: Things | None = None
    stores: Things | None = None
    projects: Things | None = None
    campaigns_per_month: Things | None = None
    ad_spend: Turnover | None = None
    live_hours_per_day: Annotated[float, Field(ge=0, le=240)] | None = None
    live_rooms: Things | None = None
    videos_per_month: Things | None = None
    posts_per_month: Things | None = None
    creators_per_month: Things | None = None
    private_users: Flow | None = None
    markets: Things | None = None
    suppliers: Things | None = None
    key_accounts: Things | None = None
    service: ServiceTarget | None = None
    people_cost_cap: Money | None = None
    """Upper limit of the people cost (元/月)."""
    require: tuple[Identifier, ...] = ()
    """Roles that the plan must contain."""
    exclude: tuple[Identifier, ...] = ()
    """Roles that the plan must not contain."""
    team: Annotated[tuple[Incumbent, ...], Field(max_length=MAX_SIZE)] = ()
    source: Prose | None = None
    """Where the situation comes from, for published examples."""

    @field_validator("stage", "model", mode="before")
    @classmethod
    def _terms(cls, value: object, info: ValidationInfo) -> object:
        kind = Stage if info.field_name == "stage" else BusinessModel
        return _term(kind, value) if isinstance(value, str) and not isinstance(value, kind) else value

    @field_validator("platforms", mode="before")
    @classmethod
    def _platforms(cls, value: object) -> object:
        if not isinstance(value, list | tuple):
            return value
        return tuple(dict.fromkeys(_platform(item, place) for place, item in enumerate(value)))

    @model_validator(mode="after")
    def _pins(self) -> Self:
        both = sorted(set(self.require) & set(self.exclude))
        if both:
            message = "require 与 exclude 同时写了 {roles}：请只留一处"
            raise PydanticCustomError("pinned_both_ways", message, {"roles": "、".join(both)})
        return self

    def volume(self, driver: Driver) -> float | None:
        """Return what the brief says of `driver`, or None. The head count is never a stated volume."""
        if driver is Driver.HEADCOUNT:
            return None
        stated: float | None = getattr(self, driver.value)
        return stated


class CompletedBrief(Brief):
    """A brief with model, platforms, live and self-fulfilment settled; the size follows from the work."""

    model: BusinessModel
    platforms: tuple[Text, ...]
    live: bool
    self_fulfilment: bool

    @classmethod
    def completing(cls, brief: Brief, settled: Mapping[str, object]) -> Self:
        """Return `brief` with what was `settled`; raises ValidationError where something is still open."""
        return cls.model_validate(_said(brief) | dict(settled))

    def as_brief(self, size: int) -> Brief:
        """Return the brief as a plan of `size` people keeps it."""
        return Brief.model_validate(_said(self) | {"size": size})


def _said(brief: Brief) -> dict[str, object]:
    return {name: getattr(brief, name) for name in Brief.model_fields if name in brief.model_fields_set}


def _term(kind: type[Stage] | type[BusinessModel], word: str) -> object:
    found = parse_term(kind, word)
    if found is None:
        near, choices = nearest_word(word, accepted_words(kind)), ", ".join(term.value for term in kind)
        context = {"value": visible(word), "near": near, "choices": choices}
        raise PydanticCustomError("unknown_term", "不认识「{value}」；可用：{choices}", context)
    return found


def _platform(value: object, place: int) -> str:
    if not isinstance(value, str):
        message = "平台名应为文字，现为 {value}"
        raise PydanticCustomError("platform_not_text", message, {"value": visible(str(value)), "index": place})
    found = parse_platform(value)
    if found is None:
        known = platform_words()
        context = {
            "value": visible(value),
            "near": nearest_word(value, known),
            "choices": "、".join(PLATFORMS),
            "choices_en": ", ".join(name if name.isascii() else others[0] for name, others in PLATFORMS.items()),
            "index": place,
        }
        raise PydanticCustomError("unknown_platform", "不认识平台「{value}」", context)
    return found
