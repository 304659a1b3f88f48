"""The brief: what the user knows about the company (only `stage` is required), and the same completed."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from teamplan.model.base import Identifier, Name, Prose, Record, Text
from teamplan.model.driver import Driver
from teamplan.model.platform import parse_platform
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
_MOST_OF_ALL = {"monthly_sales": 1e12, "stores": 1e6, "live_hours_per_day": 240.0}
"""Most that all channels together may have, as the company."""
_TOLERANCE = 1.01
"""Factor by which the parts of a total may differ from it: people round."""
OPENING = r"^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$"
"""Opening hours: a time before midnight, and one up to it."""


class Incumbent(Record):
    """Somebody who is there already."""

    title: Name
    roles: tuple[Text, ...] = ()
    """Roles by id, title or alias, the main one first; absent: the title names the role."""
    name: Name | None = None
    count: Annotated[int, Field(strict=True, ge=1, le=MAX_SIZE)] = 1
    """How many people the row stands for."""
    pay: Money | None = None
    """Gross monthly pay of each (元/月)."""


class Channel(Record):
    """One platform with its own part of the business."""

    platform: Text
    """Name of the platform; one that nobody knows is kept as it is written."""
    monthly_sales: Turnover | None = None
    """Sales on it (元/月)."""
    stores: Things | None = None
    """Shops on it."""
    live_hours_per_day: Annotated[float, Field(ge=0, le=240)] | None = None
    """Hours a day that its rooms stream, all of them together."""

    @field_validator("platform", mode="before")
    @classmethod
    def _named(cls, value: object) -> object:
        return (parse_platform(value) or value.strip()) if isinstance(value, str) else value


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
    channels: Annotated[tuple[Channel, ...], Field(max_length=100)] = ()
    """Platforms with what each of them does; `platforms` is the short form."""
    live: bool | None = None
    self_fulfilment: bool | None = None
    regulated: bool | None = None
    """Whether the trade is closely regulated (food, cosmetics, medical …): then it has legal counsel."""
    city: Name | None = None
    start: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")] | None = None
    """Month in which the first hire starts, `2026-12`."""
    monthly_sales: Turnover | None = None
    sales_target: Turnover | None = None
    """Monthly sales that the team is to reach (元/月)."""
    target_month: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")] | None = None
    """Month in which the target is to be reached, `2027-06`."""
    staffed: bool | None = None
    """Whether the people of the size are there already; absent: from the growth stage on, where a size is stated."""
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
        people = sum(row.count for row in self.team)
        if people > MAX_SIZE:
            context = {"people": people, "limit": MAX_SIZE}
            raise PydanticCustomError("too_many_people", "team 里共 {people} 人，最多 {limit} 人", context)
        both = sorted(set(self.require) & set(self.exclude))
        if both:
            message = "require 与 exclude 同时写了 {roles}：请只留一处"
            raise PydanticCustomError("pinned_both_ways", message, {"roles": "、".join(both)})
        return self

    @model_validator(mode="after")
    def _channels_agree(self) -> Self:
        names = tuple(channel.platform for channel in self.channels)
        twice = next((name for place, name in enumerate(names) if name in names[:place]), None)
        if twice is not None:
            context = {"platform": twice, "index": len(names) - 1 - names[::-1].index(twice)}
            raise PydanticCustomError("channel_twice", "channels 里「{platform}」写了两次", context)
        if names and self.platforms is not None and set(names) != set(self.platforms):
            raise PydanticCustomError("channels_beside_platforms", "platforms 与 channels 写的平台不一致：请只留一处")
        for name in ("monthly_sales", "stores", "live_hours_per_day"):
            total, parts = getattr(self, name), [getattr(channel, name) for channel in self.channels]
            known = [part for part in parts if part is not None]
            if sum(known) > _MOST_OF_ALL[name]:
                total = _MOST_OF_ALL[name]
            if total is None or not known:
                continue
            whole = len(known) == len(parts)
            if sum(known) > total * _TOLERANCE or (whole and sum(known) < total / _TOLERANCE):
                message = "各平台的 {name} 合计 {sum}，与总数 {total} 对不上"
                context = {"name": name, "sum": f"{sum(known):,.15g}", "total": f"{total:,.15g}"}
                raise PydanticCustomError("channels_beside_total", message, context)
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
    staffed: bool
    regulated: bool

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
    """Return the name of a platform as plans write it; one that nobody knows stays as it is written."""
    if not isinstance(value, str):
        message = "平台名应为文字，现为 {value}"
        raise PydanticCustomError("platform_not_text", message, {"value": visible(str(value)), "index": place})
    return parse_platform(value) or value.strip()
