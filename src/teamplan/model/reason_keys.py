"""Every reason that a plan can give: its key, and what its values are.

`templates/wording/<language>.yaml` words each of them; a key without words, or words without a key,
is an error.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from teamplan.model.driver import Driver
from teamplan.model.terms import BusinessModel, Stage


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
    """`live`, `self_fulfilment` or `regulated`, which is off."""
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


_NUMBERS = frozenset({Kind.MONEY, Kind.FTE, Kind.LOAD, Kind.COUNT, Kind.SHARE, Kind.NUMBER})
_LISTS = frozenset({Kind.ROLES, Kind.POSITIONS, Kind.DRIVERS, Kind.SERVICES, Kind.TEXTS, Kind.NAMES})
_SWITCHES = frozenset({"live", "self_fulfilment", "regulated"})
_DRIVERS = frozenset(driver.value for driver in Driver)
_CLOSED: dict[Kind, frozenset[str]] = {
    Kind.STAGE: frozenset(stage.value for stage in Stage),
    Kind.MODEL: frozenset(model.value for model in BusinessModel),
    Kind.SWITCH: _SWITCHES,
    Kind.SWITCH_ON: _SWITCHES,
    Kind.DRIVER: _DRIVERS,
    Kind.DRIVERS: _DRIVERS,
}
"""Kinds of which there are so many values and no more: another has no name."""
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
        return isinstance(value, list | tuple) and all(_is_word(kind, item) for item in value)
    if kind is Kind.ROLE_WORK:
        return isinstance(value, dict)
    if kind is Kind.TIERS:
        return isinstance(value, list | tuple) and all(
            isinstance(item, list | tuple) and len(item) == 2 for item in value
        )
    return _is_word(kind, value)


def _is_word(kind: Kind, value: object) -> bool:
    return isinstance(value, str) and (kind not in _CLOSED or value in _CLOSED[kind])


_NOTED: dict[str, str] = {
    # what somebody wrote, as it stands
    "own_words": "words:text",
    # positions
    "division_unstaffed": "division work:fte function",
    "division_overloaded": "division work:fte seats:count each:fte function",
    "seat_due": "function size:count",
    "first_of_stage": "role",
    "hire_frees": "hours:count roles position",
    "leads_full": "function span:count",
    "head_full": "span:count",
    "director_full": "division span:count",
    "published_post": "structure:text",
    **dict.fromkeys(("head_of_company", "on_board"), ""),
    # the next hires, and hats that become jobs
    "when_sales_reach": "sales:number",
    "split_due": "driver order:count",
    "split_when_volume_reaches": "driver volume:number order:count",
    # roles that are refused, and until when
    "switched_off": "switch",
    "switched_on": "switch:switch_on",
    "stage_too_early": "stage",
    "stage_reached": "stage",
    "done_by_generalist": "role above:fte",
    "work_of_generalist_exceeds": "role above:fte driver? volume:number?",
    "require_post": "role:text",
    **dict.fromkeys(("excluded_by_brief", "drop_exclusion", "optional_role", "require_role"), ""),
    "optional_in_structure": "",
    # drivers
    "volume_switched_off": "switch",
    "volume_times_rate": "driver rate:figure factor:number?",
    "orders_from_sales": "driver order_value:figure days:figure factor:number?",
    "volume_from_curve": "sales:number volume:number power:number factor:number?",
    "sales_from_flow": "driver order_value:figure days:figure rate:figure? factor:number?",
    "sales_from_spend": "driver share:figure factor:number?",
    "sales_from_curves": "sales:number drivers",
    "scaled_with_size": "scale:number power:number",
    **dict.fromkeys(("volume_stated", "volume_unusual", "sales_of_stage", "sales_of_reference"), ""),
    # the work of a role
    "work_fixed": "fte",
    "work_ratio": "driver per:figure cover:figure? base:fte?",
    "work_tiered": "driver tiers",
    "work_coverage": "hours:driver per_person:figure cover:figure posts:number?",
    "work_queue": "driver handle_minutes:figure base:fte?",
    "work_span": "span:figure above:fte?",
    "work_split": "role above:fte share",
    "work_split_off": "total:fte taken:role_work",
    # gaps, duties that meet, services
    "gap": "role fte",
    "duties_meet": "position roles rule:text",
    "bought_service": "service",
    "too_little_work_for_a_seat": "fte enough:fte",
    **dict.fromkeys(("nobody_lawful", "nobody_fits", "excluded_so_bought"), ""),
    # the plan as a whole
    "volumes_scaled_to_size": "model size:count",
    "work_exceeds_size": "work:fte size:count missing:fte",
    "size_exceeds_work": "work:fte size:count spare:fte",
    "platforms_unknown": "platforms:texts near:texts?",
    "team_stretched": "size:count usual:fte scatter:number",
    "size_beside_peers": "size:count low:count high:count",
    "size_beside_money": "size:count low:count high:count",
    "people_cost_above": "share low:share high:share",
    "people_cost_below": "share low:share high:share",
    "affordable_team": "people:count cost:money roles",
    "work_fits_size": "work:fte size:count",
    "services_bought": "services",
    "least_people": "people:count size:count? work:fte? apart:roles?",
    "structure_reproduced": "structure:text",
    "counts_not_stated": "posts:texts",
    # what completes a brief
    "grown_company_is_staffed": "",
    "only_cross_border": "platforms:texts",
    "only_social": "platforms:texts",
    "only_wholesale": "platforms:texts",
    "usual_for_model": "model",
    **dict.fromkeys(("counted_in_projects", "most_common_model", "platforms_not_stated"), ""),
    **dict.fromkeys(("live_volume_stated", "live_not_stated", "shipping_volume_stated"), ""),
    # customer service
    "service_day": "contacts:number opening:text agents:count heads:count in_house:fte",
    **dict.fromkeys(("queue_chat", "queue_chat_leaving", "queue_erlang_a", "queue_erlang_c"), ""),
    # money
    "sum_of_pay": "positions:count",
    "contributions_of_pay": "rate:figure low:share high:share since:text city:name? floor:money? ceiling:money?",
    "bought_once": "cost:figure base:money low:money high:money",
    "shop_software": "",
    "software_for_technology": "",
    "once_for_each_hire": "hires:count cost:figure base:money low:money high:money",
    # milestones of the road map
    "founding_hires": "hires:positions",
    "later_hires": "hires:positions",
    **dict.fromkeys(("founding_signed", "founding_meetings", "hats_handed_over", "first_review"), ""),
    **dict.fromkeys(("volumes_compared", "targets_settled", "next_hires_listed"), ""),
    # briefs that are refused
    "volumes_switched_off": "switch drivers",
    "head_excluded": "role",
    "people_excluded": "roles",
    "two_heads": "role people:names",
    "size_below_people": "size:count people:count",
    "work_beyond_limit": "people:count limit:count",
    "work_beyond_plan": "limit:fte role",
    "volume_beyond_plan": "driver limit:number",
    "cost_over_cap": "size:count cost:money cap:money",
    "count_not_given": "structure:text structure_id:text post:text post_id:text driver",
    "count_not_whole": "driver value:number",
    "posts_without_head": "posts:texts",
    "size_of_structure": "structure:text structure_id:text seats:count size:count",
    **dict.fromkeys(("no_role_to_seat", "structure_without_people"), ""),
    # changes that make them work
    "turn_on": "switch",
    "drop_volumes": "drivers",
    "drop_head_exclusion": "role",
    "drop_people_or_exclusion": "roles",
    "one_head_only": "role",
    "raise_size": "size:count",
    "limit_size": "size:count",
    "mend_volume": "driver",
    "reduce_size": "size:count cost:money",
    "raise_cap": "cap:money",
    "give_count": "driver count",
    "change_count": "driver count",
    "drop_size": "size:count",
    "drop_people": "",
}
"""Key → the values of the reason, as `name:kind`, or `name` alone where it is also the kind; `?`: it may be absent."""


def _signature(noted: str) -> Signature:
    signature = Signature()
    for value in noted.split():
        name, _, kind = value.removesuffix("?").partition(":")
        (signature.optional if value.endswith("?") else signature.required)[name] = Kind(kind or name)
    return signature


REASONS = {key: _signature(noted) for key, noted in _NOTED.items()}
"""Key → values."""
