"""Why: what is said of every subject of a plan, whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from odd_plans import odd_plan
from rendered import CATALOG
from rendering_samples import full_plan, large_positions, lone_plan

from teamplan.model.plan import AssumptionUsed, DemandLine, Plan, Service
from teamplan.model.terms import EvidenceGrade
from teamplan.rendering.explanation import Explanation
from teamplan.rendering.phrasing import Phrasing
from teamplan.rendering.why import UnknownSubjectError, Why, subjects
from teamplan.sources.wording_file import load_wording

pytestmark = pytest.mark.slow


def why(plan: Plan) -> Why:
    return Why(plan, CATALOG, Phrasing(load_wording(), CATALOG, plan))


def told(explanation: Explanation) -> Iterator[str]:
    """Yield the parts of an explanation that say something, one a line."""
    yield f"# {explanation.subject}"
    for name, value in list(explanation._asdict().items())[1:]:
        for part in value if isinstance(value, tuple) else (value,):
            if part:
                yield f"{name}: {part}"
    yield ""


def figures() -> Plan:
    """Return a plan that names figures of the planner, bought roles and notes of its assumptions."""
    plan = full_plan(planner_figures={"small_hat": 0.25, "gone_figure": 1234.5})
    noted = AssumptionUsed(
        key="noted", title="有附注", value="甲", low=1.0, unit="个", source="乙", grade=EvidenceGrade.A, note="附注。"
    )
    lawyer = Service(title="法律顾问", instead_of=("legal_counsel",), note="外包。", fte=0.5)
    work = DemandLine(role="legal_counsel", fte=0.5, low=0.25, high=1, formula="按需", inputs=())
    bought = Service(title="客服外包", instead_of=("data_analyst", "live_anchor"), note="外包。", fte=0.5, cost="1 元")
    return plan.model_copy(
        update={
            "assumptions": (*plan.assumptions, noted),
            "outside": (*plan.outside, bought, lawyer),
            "demand": (*plan.demand, work),
            "notes": full_plan().origin.notes,
        }
    )


PLANS: dict[str, Callable[[], Plan]] = {"full": full_plan, "lone": lone_plan, "odd": odd_plan, "figures": figures}


@pytest.mark.parametrize("name", PLANS)
def test_what_explains_a_plan_is_the_golden(name: str, golden: Callable[[str, str], None]) -> None:
    plan = PLANS[name]()
    explained = why(plan)
    lines = [line for subject in subjects(plan) for each in explained.explain(subject) for line in told(each)]
    golden(f"rendering/why/{name}.txt", "\n".join(lines))


def test_subjects_are_named_once_and_in_the_order_of_a_plan() -> None:
    plan = full_plan(planner_figures={"small_hat": 0.2})
    known = subjects(plan)
    assert len(known) == len(set(known))
    assert known[:3] == ("size", "budget", "general-manager-1")
    order = ["service-agent-12", "store_operator", "general_manager", "monthly_sales", "orders_per_day", "small_hat"]
    places = [known.index(name) for name in order]
    assert places == sorted(places)
    assert known[-1] == plan.practices[-1].practice
    assert "budget" not in subjects(lone_plan())


def test_a_title_stands_for_the_roles_and_seats_that_bear_it() -> None:
    found = why(full_plan()).explain("客服专员")
    assert [each.subject for each in found] == [
        "service_agent",
        "service-agent-2",
        "service-agent-10",
        "service-agent-12",
    ]
    assert [each.subject for each in why(lone_plan()).explain("总经理")] == ["general_manager", "general-manager-1"]
    with pytest.raises(UnknownSubjectError, match=r"^主播$"):
        why(lone_plan()).explain("主播")
    with pytest.raises(UnknownSubjectError, match=r"^budget$"):
        why(lone_plan()).explain("budget")


def test_a_budget_rests_on_the_pay_of_those_who_are_paid_and_on_the_figures_of_its_lines() -> None:
    plan = full_plan()
    assert plan.budget is not None
    used = [
        plan.assumptions[-1].model_copy(update={"key": key, "title": key}) for key in ("pay_design", "hiring", "spare")
    ]
    lines = tuple(line.model_copy(update={"figures": ("hiring",)}) for line in plan.budget.lines)
    unpaid = tuple(
        seat.model_copy(update={"pay": None}) if "designer" in seat.roles else seat for seat in plan.positions
    )
    roles = tuple(
        role.model_copy(update={"pay": "pay_design"}) if role.id == "designer" else role for role in CATALOG.roles
    )
    catalog = CATALOG.model_copy(update={"roles": roles})
    for positions, known in (
        (plan.positions, ["pay_general", "pay_design", "hiring"]),
        (unpaid, ["pay_general", "hiring"]),
    ):
        changes = {
            "positions": positions,
            "assumptions": (*plan.assumptions, *used),
            "budget": plan.budget.model_copy(update={"lines": lines}),
        }
        changed = plan.model_copy(update=changes)
        (found,) = Why(changed, catalog, Phrasing(load_wording(), catalog, changed)).explain("budget")
        titles = {item.key: item.title for item in changed.assumptions}
        assert [source.partition("：")[0] for source in found.sources] == [titles[key] for key in known]


def test_a_decision_of_the_planner_has_the_note_of_the_catalog() -> None:
    figures_of_catalog = tuple(item.model_copy(update={"note": "先按此数。"}) for item in CATALOG.assumptions)
    catalog, plan = CATALOG.model_copy(update={"assumptions": figures_of_catalog}), figures()
    (found,) = Why(plan, catalog, Phrasing(load_wording(), catalog, plan)).explain("small_hat")
    assert found.remarks == ("先按此数。",)


def test_no_more_than_twelve_seats_of_a_role_are_named() -> None:
    plan = full_plan(large_positions(120))
    role = next(iter(plan.positions[-1].roles))
    assert sum(role in seat.roles for seat in plan.positions) > 12
    (found, *_) = why(plan).explain(role)
    assert found.remarks[0].count("）1.00") == 12
