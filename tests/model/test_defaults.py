"""What a record says where its file leaves keys out."""

from __future__ import annotations

import pytest

from teamplan.model.assumption import City
from teamplan.model.base import Record
from teamplan.model.brief import Brief, Incumbent, ServiceTarget
from teamplan.model.organisation import DutySeparation, FunctionUnit
from teamplan.model.plan import (
    AssumptionUsed,
    Budget,
    ChosenPractice,
    DemandLine,
    DriverLine,
    Input,
    NextHire,
    NotYet,
    Phase,
    Plan,
    Position,
    Service,
)
from teamplan.model.platform import FACTORS, Platform
from teamplan.model.practice import Practice
from teamplan.model.profile import Curve, Profile, ProfileVariant
from teamplan.model.reason import Reason
from teamplan.model.road_map import RoadMapPhase
from teamplan.model.role import Applies, ModelStart, Qualifications, Role, SmallTeam
from teamplan.model.staffing import CoverageRule, QueueRule, RatioRule, SpanRule
from teamplan.model.team import OutsideService, TeamPost, TeamStructure
from teamplan.model.terms import Employment, Stage

WHY = {"key": "on_board"}
MONEY = {"low": 1, "base": 2, "high": 3}
SEAT = {"id": "a", "title": "甲", "function": "data", "department": "部", "kind": "specialist", "roles": {"buyer": 1}}
POST = {"id": "a", "title": "甲", "roles": {"buyer": 1}, "department": "部"}
KPI = {"name": "甲", "definition": "乙", "formula": "丙", "data_source": "丁", "weight": 30}
ROLE = {
    "id": "buyer",
    "title": "采购",
    "title_en": "Buyer",
    "function": "supply_chain",
    "kind": "specialist",
    "grades": ["P1"],
    "mission": "买",
    "duties": ["一", "二", "三", "四"],
    "kpis": [KPI, KPI, KPI],
    "skills": ["算", "谈"],
    "qualifications": {"must": ["会"]},
    "staffing": {"rule": "fixed", "fte": 0.2},
    "sources": ["某书"],
}

NO_MORE: dict[str, object] = {"sells_live": False, "tools": (), "source": None}
CASES: list[tuple[type[Record], dict[str, object], dict[str, object]]] = [
    (Incumbent, {"title": "甲", "roles": ["buyer"]}, {"name": None}),
    (ServiceTarget, {}, dict.fromkeys(ServiceTarget.model_fields)),
    (
        Brief,
        {"stage": "growth"},
        dict.fromkeys(set(Brief.model_fields) - {"stage"})
        | dict.fromkeys(("channels", "require", "exclude", "team"), ()),
    ),
    (
        City,
        {"name": "甲", "employer_rate": "a", "contribution_floor": "b", "contribution_ceiling": "c"},
        {"aliases": ()},
    ),
    (
        FunctionUnit,
        {
            "function": "data",
            "department": "部",
            "mission": "算",
            "lead": "a",
            "manager": "b",
            "span": "c",
            "prefix": "d",
            "profession": "e",
            "outside": "无",
        },
        {"near": {}, "head_keeps": False, "seat_from": {}, "beside_the_team": False},
    ),
    (
        Position,
        {**SEAT, "order": 1, "because": WHY},
        {
            "accountable": (),
            "reports_to": None,
            "employment": Employment.FULL_TIME,
            "incumbent": None,
            "month": 0,
            **dict.fromkeys(("ranked", "covered_by", "led_by", "pay")),
        },
    ),
    (Input, {"role": "buyer", "value": 1, "origin": "derived"}, {"driver": None, "assumption": None}),
    (
        DemandLine,
        {"role": "buyer", "fte": 1, "low": 1, "high": 1, "formula": WHY},
        {"adjusted": None, "inputs": (), "model": None},
    ),
    (DriverLine, {"driver": "skus", "value": 1, "origin": "brief", "formula": WHY}, {"adjusted": None, "inputs": ()}),
    (NotYet, {"role": "buyer", "because": WHY}, {"until": None}),
    (NextHire, {"order": 1, "role": "buyer", "title": "甲", "department": "部", "because": WHY}, {"when": None}),
    (
        AssumptionUsed,
        {"key": "a", "grade": "B"},
        {
            **dict.fromkeys(("title", "value", "low", "high", "source", "because", "valid_from", "note")),
            "unit": "",
        },
    ),
    (ChosenPractice, {"practice": "a", "owner": "b"}, {}),
    (Phase, {"key": "a", "from_month": 0, "to_month": 1}, {"positions": (), "milestones": ()}),
    (Budget, {"monthly": MONEY, "one_off": MONEY}, {"lines": (), "uncovered": (), "cap": None}),
    (Service, {"title": WHY, "instead_of": ["buyer"], "note": WHY}, {"cost": None, "fte": 0.0, "contact": None}),
    (
        Plan,
        {
            "brief": {"stage": "growth"},
            "origin": {"kind": "planned"},
            "positions": [{**SEAT, "order": 1, "because": WHY}],
        },
        {
            **dict.fromkeys(("title", "service", "budget", "target", "judgement")),
            "teamplan": 2,
            "departments": {},
            "planner_figures": {},
            "drivers": (),
            "demand": (),
            "gaps": (),
            "not_yet": (),
            "next_hires": (),
            "split_triggers": (),
            "separation": (),
            "outside": (),
            "practices": (),
            "phases": (),
            "notes": (),
            "assumptions": (),
        },
    ),
    (
        Practice,
        {
            "id": "a",
            "title": "甲",
            "title_en": "A",
            "chapter": "pay",
            "what": "乙",
            "steps": ["一", "二"],
            "owners": ["buyer"],
            "cadence": "daily",
            "artefact": "表",
            "from_stage": "growth",
            "from_size": 1,
            "sources": ["某书"],
        },
        {"place": 1000, "only_owners": False, "minutes": 0, "needs": ()},
    ),
    (Curve, {"at": 3}, {"power": 1.0}),
    (
        ProfileVariant,
        {"platforms": ["天猫"], "source": "甲"},
        {"contact_rate": None, "ad_share": None, "curves": {}, "first_seats": None},
    ),
    (
        Profile,
        {
            "model": "b2c",
            "reference_sales": 1,
            "smallest_sales": 1,
            "order_value": "a",
            "contact_rate": "b",
            "ad_share": "c",
            "sales_per_head": "d",
            "people_cost_share": "e",
            "stage_sales": {},
            "curves": {},
            "self_fulfilment": True,
            "source": "甲",
        },
        {"own_income": None, "first_seats": {}, "shop_software": None, "variants": ()},
    ),
    (RoadMapPhase, {"id": "a", "milestones": ["first_review"]}, {"until": None}),
    (Qualifications, {"must": ["会"]}, {"plus": ()}),
    (ModelStart, {"model": "b2c", "from_stage": "growth"}, {"optional": False}),
    (SmallTeam, {"up_to": 3, "duties": ["一", "二", "三", "四"]}, {"authority": ()}),
    (Platform, {"name": "天猫", "market": "domestic"}, dict.fromkeys(FACTORS, 1) | NO_MORE),
    (
        Applies,
        {},
        {"from_stage": Stage.STARTUP, "models": (), "platforms": (), "needs": (), "optional": False, "by_model": ()},
    ),
    (
        Role,
        ROLE,
        {
            **dict.fromkeys(("aliases", "outdated", "reports_to", "tools", "records", "authority", "growth"), ()),
            "workplace": "desk",
            "applies": Applies(),
            "outsourcing": "no",
            "bought_as": None,
            "part_time": False,
            "small_team": None,
            "pay": None,
            "occupation": None,
        },
    ),
    (RatioRule, {"rule": "ratio", "driver": "skus", "per": "a"}, {"cover": None, "base": 0.0}),
    (
        CoverageRule,
        {"rule": "coverage", "hours": "live_hours_per_day", "per_person": "a", "cover": "b"},
        {"posts": 1.0},
    ),
    (SpanRule, {"rule": "span", "span": "a"}, {"above": 0.0}),
    (QueueRule, {"rule": "queue", "driver": "skus", "handle_minutes": "a"}, {"share": 1.0, "base": 0.0}),
    (
        TeamPost,
        POST,
        {
            "count": 1,
            "count_from": None,
            "count_stated": True,
            "reports_to": None,
            "needs": (),
            "optional": False,
            "employment": Employment.FULL_TIME,
            "note": None,
        },
    ),
    (OutsideService, {"title": "甲", "instead_of": ["buyer"], "note": "乙"}, {"cost": None}),
    (
        TeamStructure,
        {
            "id": "a",
            "title": "甲",
            "title_en": "A",
            "summary": "乙",
            "stage": "growth",
            "model": "b2c",
            "posts": [POST],
            "sources": ["某书"],
        },
        {
            "platforms": (),
            "live": False,
            "self_fulfilment": True,
            "departments": {},
            "outside": (),
            "goals": (),
            "chapters": (),
            "notes": (),
        },
    ),
    (
        DutySeparation,
        {
            "id": "a",
            "title": "甲",
            "first": ["x"],
            "second": ["y"],
            "basis": "law",
            "control": "乙",
            "source": "法",
        },
        {},
    ),
]


@pytest.mark.parametrize(("model", "said", "left_out"), CASES, ids=[case[0].__name__ for case in CASES])
def test_what_is_left_out_means(model: type[Record], said: dict[str, object], left_out: dict[str, object]):
    record = model.model_validate(said)
    assert {name: getattr(record, name) for name in model.model_fields if name not in said} == left_out


def test_the_reason_of_a_seat_is_read():
    assert Position.model_validate({**SEAT, "order": 1, "because": WHY}).because == Reason.of("on_board")
