"""Every reason that a plan can give: its key, and what its values are.

`templates/wording/<language>.yaml` words each of them; a key without words, or words without a key,
is an error.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a value of a reason is; ids are worded by their names, money and loads are confidential."""

    MONEY = "money"
    """Yuan, or yuan a month (元, 元/月)."""
    FTE = "fte"
    """Work (FTE) of a role, a department or the company."""
    LOAD = "load"
    """Work (FTE) on one seat: whose it is, is known."""
    COUNT = "count"
    SHARE = "share"
    MONTH = "month"
    """Month of the plan, 1 the first, 0 before it."""
    NUMBER = "number"
    ROLE = "role"
    ROLES = "roles"
    ROLE_WORK = "role_work"
    """Role → FTE."""
    POSITION = "position"
    POSITIONS = "positions"
    DRIVER = "driver"
    DRIVERS = "drivers"
    FIGURE = "figure"
    """Key of an assumption."""
    FUNCTION = "function"
    """A function, named by its department."""
    DIVISION = "division"
    STAGE = "stage"
    MODEL = "model"
    SWITCH = "switch"
    """`live` or `self_fulfilment`, which is off."""
    SWITCH_ON = "switch_on"
    """The same, turned on."""
    SERVICE = "service"
    """A role that is bought, named as the service that it then is."""
    SERVICES = "services"
    TIERS = "tiers"
    """Pairs of volume and FTE."""
    TEXT = "text"
    """Words of the catalog or of a published structure."""
    TEXTS = "texts"
    NAME = "name"
    """What somebody wrote in the brief: a person, a title, a city."""
    NAMES = "names"


_NUMBERS = frozenset({Kind.MONEY, Kind.FTE, Kind.LOAD, Kind.COUNT, Kind.SHARE, Kind.MONTH, Kind.NUMBER})
_LISTS = frozenset({Kind.ROLES, Kind.POSITIONS, Kind.DRIVERS, Kind.SERVICES, Kind.TEXTS, Kind.NAMES})
CONFIDENTIAL = frozenset({Kind.MONEY, Kind.LOAD})
"""Kinds that an edition for staff never shows."""


@dataclass(frozen=True)
class Signature:
    """The values of a reason: those it always has, and those it may have."""

    required: dict[str, Kind] = field(default_factory=dict)
    optional: dict[str, Kind] = field(default_factory=dict)

    def kind(self, name: str) -> Kind:
        """Return what the value `name` is; KeyError where the reason has none of that name."""
        return self.required.get(name) or self.optional[name]


def fits(kind: Kind, value: object) -> bool:
    """Whether `value` can be a value of `kind`."""
    if kind in _NUMBERS:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind in _LISTS:
        return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
    if kind is Kind.ROLE_WORK:
        return isinstance(value, dict)
    if kind is Kind.TIERS:
        return isinstance(value, list | tuple) and all(
            isinstance(item, list | tuple) and len(item) == 2 for item in value
        )
    return isinstance(value, str)


def _of(**required: Kind) -> Signature:
    return Signature(required)


REASONS: dict[str, Signature] = {
    # what somebody wrote, as it stands
    "own_words": _of(words=Kind.TEXT),
    # positions
    "head_of_company": _of(),
    "on_board": _of(),
    "division_unstaffed": _of(division=Kind.DIVISION, work=Kind.FTE, function=Kind.FUNCTION),
    "division_overloaded": _of(
        division=Kind.DIVISION, work=Kind.FTE, seats=Kind.COUNT, each=Kind.FTE, function=Kind.FUNCTION
    ),
    "leads_full": _of(function=Kind.FUNCTION, span=Kind.COUNT),
    "head_full": _of(span=Kind.COUNT),
    "director_full": _of(division=Kind.DIVISION, span=Kind.COUNT),
    "published_post": _of(structure=Kind.TEXT),
    # the next hires, and hats that become jobs
    "when_sales_reach": _of(sales=Kind.NUMBER),
    "split_due": _of(driver=Kind.DRIVER, order=Kind.COUNT),
    "split_when_volume_reaches": _of(driver=Kind.DRIVER, volume=Kind.NUMBER, order=Kind.COUNT),
    # roles that are refused, and until when
    "excluded_by_brief": _of(),
    "drop_exclusion": _of(),
    "optional_role": _of(),
    "require_role": _of(),
    "switched_off": _of(switch=Kind.SWITCH),
    "switched_on": _of(switch=Kind.SWITCH_ON),
    "stage_too_early": _of(stage=Kind.STAGE),
    "stage_reached": _of(stage=Kind.STAGE),
    "done_by_generalist": _of(role=Kind.ROLE, above=Kind.FTE),
    "work_of_generalist_exceeds": Signature(
        {"role": Kind.ROLE, "above": Kind.FTE}, {"driver": Kind.DRIVER, "volume": Kind.NUMBER}
    ),
    "optional_in_structure": _of(),
    "require_post": _of(role=Kind.TEXT),
    # drivers
    "volume_stated": _of(),
    "volume_switched_off": _of(switch=Kind.SWITCH),
    "volume_unusual": _of(),
    "volume_times_rate": _of(driver=Kind.DRIVER, rate=Kind.FIGURE),
    "orders_from_sales": _of(driver=Kind.DRIVER, order_value=Kind.FIGURE, days=Kind.FIGURE),
    "volume_from_curve": _of(sales=Kind.NUMBER, volume=Kind.NUMBER, power=Kind.NUMBER),
    "sales_from_flow": Signature(
        {"driver": Kind.DRIVER, "order_value": Kind.FIGURE, "days": Kind.FIGURE}, {"rate": Kind.FIGURE}
    ),
    "sales_from_spend": _of(driver=Kind.DRIVER, share=Kind.FIGURE),
    "sales_from_curve": _of(driver=Kind.DRIVER),
    "sales_of_stage": _of(),
    "sales_of_reference": _of(),
    "scaled_with_size": _of(scale=Kind.NUMBER, power=Kind.NUMBER),
    # the work of a role
    "work_fixed": _of(fte=Kind.FTE),
    "work_ratio": Signature({"driver": Kind.DRIVER, "per": Kind.FIGURE}, {"cover": Kind.FIGURE, "base": Kind.FTE}),
    "work_tiered": _of(driver=Kind.DRIVER, tiers=Kind.TIERS),
    "work_coverage": Signature(
        {"hours": Kind.DRIVER, "per_person": Kind.FIGURE, "cover": Kind.FIGURE}, {"posts": Kind.NUMBER}
    ),
    "work_queue": Signature({"driver": Kind.DRIVER, "handle_minutes": Kind.FIGURE}, {"base": Kind.FTE}),
    "work_span": Signature({"span": Kind.FIGURE}, {"above": Kind.FTE}),
    "work_split": _of(role=Kind.ROLE, above=Kind.FTE, share=Kind.SHARE),
    "work_split_off": _of(total=Kind.FTE, taken=Kind.ROLE_WORK),
    # gaps, duties that meet, services
    "gap": _of(role=Kind.ROLE, fte=Kind.FTE),
    "duties_meet": _of(position=Kind.POSITION, roles=Kind.ROLES, rule=Kind.TEXT),
    "bought_service": _of(service=Kind.SERVICE),
    "too_little_work_for_a_seat": _of(fte=Kind.FTE, enough=Kind.FTE),
    "nobody_lawful": _of(),
    # the plan as a whole
    "volumes_scaled_to_size": _of(model=Kind.MODEL, size=Kind.COUNT),
    "work_exceeds_size": _of(work=Kind.FTE, size=Kind.COUNT, missing=Kind.FTE),
    "size_exceeds_work": _of(work=Kind.FTE, size=Kind.COUNT, spare=Kind.FTE),
    "work_fits_size": _of(work=Kind.FTE, size=Kind.COUNT),
    "services_bought": _of(services=Kind.SERVICES),
    "least_people": Signature({"people": Kind.COUNT}, {"size": Kind.COUNT, "work": Kind.FTE, "apart": Kind.ROLES}),
    "structure_reproduced": _of(structure=Kind.TEXT),
    "counts_not_stated": _of(posts=Kind.TEXTS),
    # what completes a brief
    "only_cross_border": Signature({"platforms": Kind.TEXTS}),
    "only_social": Signature({"platforms": Kind.TEXTS}),
    "only_wholesale": Signature({"platforms": Kind.TEXTS}),
    "counted_in_projects": _of(),
    "most_common_model": _of(),
    "platforms_not_stated": _of(),
    "live_volume_stated": _of(),
    "live_not_stated": _of(),
    "usual_for_model": Signature({"model": Kind.MODEL}),
    # customer service
    "queue_chat": _of(),
    "queue_chat_leaving": _of(),
    "queue_erlang_a": _of(),
    "queue_erlang_c": _of(),
    "service_day": Signature(
        {
            "contacts": Kind.NUMBER,
            "opening": Kind.TEXT,
            "agents": Kind.COUNT,
            "heads": Kind.COUNT,
            "in_house": Kind.FTE,
        }
    ),
    # money
    "sum_of_pay": Signature({"positions": Kind.COUNT}),
    "contributions_of_pay": Signature(
        {"rate": Kind.FIGURE, "low": Kind.SHARE, "high": Kind.SHARE, "since": Kind.TEXT},
        {"city": Kind.NAME, "floor": Kind.MONEY, "ceiling": Kind.MONEY},
    ),
    "once_for_each_hire": Signature(
        {"hires": Kind.COUNT, "cost": Kind.FIGURE, "base": Kind.MONEY, "low": Kind.MONEY, "high": Kind.MONEY}
    ),
    # milestones of the road map
    "founding_signed": _of(),
    "founding_hires": Signature({"hires": Kind.POSITIONS}),
    "founding_meetings": _of(),
    "later_hires": Signature({"hires": Kind.POSITIONS}),
    "hats_handed_over": _of(),
    "first_review": _of(),
    "volumes_compared": _of(),
    "targets_settled": _of(),
    "next_hires_listed": _of(),
    # briefs that are refused
    "volumes_switched_off": _of(switch=Kind.SWITCH, drivers=Kind.DRIVERS),
    "head_excluded": _of(role=Kind.ROLE),
    "people_excluded": _of(roles=Kind.ROLES),
    "two_heads": _of(role=Kind.ROLE, people=Kind.NAMES),
    "size_below_people": _of(size=Kind.COUNT, people=Kind.COUNT),
    "work_beyond_limit": _of(people=Kind.COUNT, limit=Kind.COUNT),
    "cost_over_cap": _of(size=Kind.COUNT, cost=Kind.MONEY, cap=Kind.MONEY),
    "no_role_to_seat": _of(),
    "structure_without_people": _of(),
    "count_not_given": _of(
        structure=Kind.TEXT, structure_id=Kind.TEXT, post=Kind.TEXT, post_id=Kind.TEXT, driver=Kind.DRIVER
    ),
    "count_not_whole": _of(driver=Kind.DRIVER, value=Kind.NUMBER),
    "posts_without_head": _of(posts=Kind.TEXTS),
    "size_of_structure": _of(structure=Kind.TEXT, structure_id=Kind.TEXT, seats=Kind.COUNT, size=Kind.COUNT),
    # changes that make them work
    "turn_on": _of(switch=Kind.SWITCH),
    "drop_volumes": _of(drivers=Kind.DRIVERS),
    "drop_head_exclusion": _of(role=Kind.ROLE),
    "drop_people_or_exclusion": _of(roles=Kind.ROLES),
    "one_head_only": _of(role=Kind.ROLE),
    "raise_size": _of(size=Kind.COUNT),
    "limit_size": _of(size=Kind.COUNT),
    "reduce_size": _of(size=Kind.COUNT, cost=Kind.MONEY),
    "raise_cap": _of(cap=Kind.MONEY),
    "drop_people": _of(),
    "give_count": _of(driver=Kind.DRIVER, count=Kind.COUNT),
    "change_count": _of(driver=Kind.DRIVER, count=Kind.COUNT),
    "drop_size": _of(size=Kind.COUNT),
}
"""Key → values."""
