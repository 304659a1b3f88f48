"""Any brief that the schema allows is planned or refused with a reason, and its plan is one that `check` accepts."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from any_briefs import TINIEST, VOLUMES, most, stated
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_profiles import costly
from trying import limits

from teamplan.checking.catalog import load_catalog
from teamplan.checks.checking import check_brief, check_plan
from teamplan.findings.finding import Finding, Place, Severity
from teamplan.model.assumption import OTHERS
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.sources.records.file_reading import read_document
from teamplan.sources.records.plan_file import dump_plan
from teamplan.usecases.errors import InfeasibleBriefError, InvalidBriefError
from teamplan.usecases.make_documents import first_look
from teamplan.usecases.make_plan import make_plan

pytestmark = pytest.mark.slow


@cache
def built_in() -> Catalog:
    """The built-in catalog; not a fixture, because Hypothesis would print it with every failure."""
    return load_catalog()


def roles() -> list[str]:
    return [role.id for role in built_in().roles]


def errors(findings: list[Finding]) -> list[str]:
    return [f"{found.rule} {found.path} {found.message.en}" for found in findings if found.severity is Severity.ERROR]


REFUSALS = (InfeasibleBriefError, InvalidBriefError)


def plan_or_refusal(brief: Brief, structure: str | None = None) -> Plan | InfeasibleBriefError | InvalidBriefError:
    try:
        return make_plan(built_in(), brief, structure=structure)
    except REFUSALS as refusal:
        return refusal


def planned(keys: dict[str, Any], structure: str | None = None) -> Plan | None:
    """Return the plan as its file gives it back; None where the brief is refused with a reason in both languages."""
    brief = Brief.model_validate(keys)
    plan = plan_or_refusal(brief, structure)
    if isinstance(plan, REFUSALS):
        assert plan.message.zh
        assert plan.message.en
        invalid = plan.findings if isinstance(plan, InvalidBriefError) else ()
        assert {found.rule for found in invalid} <= {"discriminatory-wording"}  # the schema has taken it
        return None
    assert errors(check_brief(brief, Place("brief.yaml"), built_in())) == []
    _, again = read_document("plan.yaml", dump_plan(plan).encode())
    assert isinstance(again, Plan)
    return again


@pytest.mark.slow
@costly(0.4)
@given(keys=stated(roles(), st.integers(1, 40)))
def test_any_brief_is_planned_without_an_error_or_refused_with_a_reason(keys: dict[str, Any]):
    plan = planned(keys)
    if plan is not None:
        assert len(plan.positions) == keys["size"]
        assert errors(check_plan(plan, Place("plan.yaml"), built_in())) == []
        assert first_look(plan, built_in())


@pytest.mark.slow
@costly(0.4)
@given(
    keys=stated(roles(), st.none() | st.integers(1, 40)).map(lambda keys: keys | {"team": []}),
    structure=st.sampled_from([team.id for team in built_in().teams]),
    projects=st.sampled_from([TINIEST, 3.5, 3, 1e6]),
)
def test_any_brief_laid_over_a_structure_is_too(keys: dict[str, Any], structure: str, projects: float):
    plan = planned({"projects": projects} | keys, structure)
    if plan is not None:
        assert errors(check_plan(plan, Place("plan.yaml"), built_in())) == []


@pytest.mark.parametrize("key", [*VOLUMES, "sales_target"])
@pytest.mark.parametrize("size", [2, None])
def test_each_volume_is_bounded(key: str, size: int | None):
    """From the tiniest float to the limit of the schema, planned or refused before anything grows with it."""
    switches = {"live": True} if key.startswith("live") else {}
    for value in (TINIEST, 1.0, most(key)):
        with limits():
            planned({"stage": "startup", "size": size, key: value, **switches})


@pytest.mark.parametrize("minutes", [OTHERS.least, OTHERS.most])
def test_a_day_of_contacts_of_any_length_is_planned_or_refused(minutes: float):
    """Handling times at the ends of what a catalog may say: a load beyond the queueing model is proportional."""
    figures = tuple(
        figure.model_copy(update={"low": minutes, "base": minutes, "high": minutes})
        if figure.key == "handle_minutes"
        else figure
        for figure in built_in().assumptions
    )
    other = built_in().model_copy(update={"assumptions": figures})
    for service in ({}, {"concurrency": 1, "patience_seconds": 86_400, "hours": "08:00-08:01"}):
        brief = Brief.model_validate({"stage": "growth", "size": 9, "monthly_sales": 1e6, "service": service})
        if minutes > 1:
            with pytest.raises(InfeasibleBriefError):
                make_plan(other, brief)
        else:
            assert len(make_plan(other, brief).positions) == 9


def test_a_long_day_with_patient_customers_is_planned_within_the_limits():
    service = {"concurrency": 1, "patience_seconds": 86_400, "answer_seconds": 0.1, "level": TINIEST}
    with limits():
        assert planned({"stage": "startup", "size": 300, "inquiries_per_day": 100, "service": service})


def test_the_longest_texts_are_planned_and_accepted():
    team = [{"title": "称" * 200, "name": "名" * 200, "roles": ["cs_agent"]}]
    plan = planned({"stage": "startup", "size": 4, "company": "司" * 200, "city": "城" * 200, "team": team})
    assert plan is not None
    assert errors(check_plan(plan, Place("plan.yaml"), built_in())) == []


def test_work_beyond_every_plan_names_the_volume_to_mend():
    brief = Brief.model_validate({"stage": "growth", "size": 30, "monthly_sales": 1e6, "orders_per_day": 1e9})
    with pytest.raises(InfeasibleBriefError) as caught:
        make_plan(built_in(), brief)
    assert [change.settings for change in caught.value.changes] == [{"orders_per_day": None}]
    assert make_plan(built_in(), brief, caught.value.changes[0].settings).brief.orders_per_day is None


def test_work_beyond_every_plan_of_two_volumes_is_still_refused():
    with pytest.raises(InfeasibleBriefError) as caught:
        make_plan(built_in(), settings={"stage": "growth", "orders_per_day": 1e9, "inquiries_per_day": 1e9})
    assert "digits" in caught.value.message.en
    assert caught.value.changes == ()
