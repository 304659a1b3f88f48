"""What somebody wrote into a plan by hand never reaches staff; what the program says of the same does."""

from __future__ import annotations

from functools import cache
from html import unescape
from typing import TYPE_CHECKING

import pytest
from rendered import CATALOG, text_of
from rendering_samples import full_plan

from teamplan import Brief, load_catalog, make_plan
from teamplan.checks.checking import check_plan
from teamplan.findings.finding import Place
from teamplan.model.plan import Origin
from teamplan.model.reason import Reason
from teamplan.model.reason_keys import CONFIDENTIAL, REASONS, Kind
from teamplan.model.reason_tree import with_reasons
from teamplan.model.team import TeamStructure
from teamplan.planning.published_team import plan_published_team, structure_brief
from teamplan.rendering.audience import Audience
from teamplan.rendering.free_text import told_to_staff, without_free_text
from teamplan.usecases.make_documents import make_documents
from teamplan.usecases.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from teamplan.model.plan import Plan

pytestmark = pytest.mark.slow

WRITTEN = "他拿一万二还嫌少"
FORMATS = ("md", "html", "svg", "mmd")


@cache
def planned() -> Plan:
    brief = {"stage": "growth", "size": 12, "platforms": ["天猫", "抖音"], "live": True, "monthly_sales": 2_000_000}
    return make_plan(load_catalog(), Brief.model_validate(brief))


@cache
def published() -> Plan:
    catalog = load_catalog()
    structure = next(team for team in catalog.teams if team.outside)
    return worded(plan_published_team(catalog, structure, structure_brief(structure, {})), catalog)


def rewritten(reason: Reason) -> Reason:
    return reason.written(f"{reason.text}，{WRITTEN}")


def in_own_words(_: Reason) -> Reason:
    return Reason.of("own_words", words=WRITTEN)


def edited(plan: Plan, change: Callable[[Reason], Reason]) -> Plan:
    """Return the plan as somebody wrote over everything that is free text."""
    told = with_reasons(plan, change)
    return told.model_copy(
        update={
            "departments": dict.fromkeys(plan.departments, WRITTEN),
            "separation": tuple(note.model_copy(update={"control": WRITTEN}) for note in told.separation),
            "outside": tuple(service.model_copy(update={"cost": WRITTEN}) for service in told.outside),
            "assumptions": tuple(line.model_copy(update={"note": WRITTEN}) for line in told.assumptions),
        }
    )


@pytest.mark.parametrize("plan", [planned, published])
@pytest.mark.parametrize("change", [rewritten, in_own_words])
@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_that_somebody_wrote_reaches_staff(
    plan: Callable[[], Plan], change: Callable[[Reason], Reason], kind: str
) -> None:
    changed, catalog = edited(plan(), change), load_catalog()
    if kind in ("md", "html"):
        assert text_of(changed, kind, catalog=catalog).count(WRITTEN) > 20, "HR reads what was written"
    staff = text_of(changed, kind, Audience.STAFF, catalog=catalog)
    assert len(staff) > 200
    assert WRITTEN not in staff


@pytest.mark.parametrize("plan", [planned, published])
def test_staff_read_the_sentence_of_the_program_instead(plan: Callable[[], Plan]) -> None:
    changed, catalog = edited(plan(), rewritten), load_catalog()
    staff = text_of(changed, "md", Audience.STAFF, catalog=catalog)
    for note in plan().notes:
        assert note.text is not None
        assert note.text in staff
    assert staff == text_of(plan(), "md", Audience.STAFF, catalog=catalog)


def test_what_a_published_structure_says_is_not_taken_for_somebodys_words() -> None:
    plan, catalog = published(), load_catalog()
    assert plan.origin.notes
    told = without_free_text(plan, catalog)
    assert [note.values for note in told.origin.notes] == [note.values for note in plan.origin.notes]
    assert told.departments == plan.departments


def confidential() -> list[Reason]:
    """Return a reason of each key that can say money or a load."""
    found = []
    for key, signature in REASONS.items():
        kinds = signature.required | signature.optional
        if CONFIDENTIAL & set(kinds.values()):
            values = {name: 31847 if kind in CONFIDENTIAL else 2 for name, kind in kinds.items()}
            found.append(Reason.of(key, **values))
    return found


def test_reasons_that_can_say_money_or_a_load_never_reach_staff() -> None:
    reasons = confidential()
    assert {"contributions_of_pay", "once_for_each_hire"} <= {reason.key for reason in reasons}
    plan, catalog = planned().model_copy(update={"notes": tuple(reasons)}), load_catalog()
    assert text_of(plan, "md", catalog=catalog).count("31,847") >= len(reasons) - 1
    staff = text_of(plan, "md", Audience.STAFF, catalog=catalog)
    assert "31,847" not in staff
    assert "31847" not in staff


def test_a_load_is_as_confidential_as_money(monkeypatch: pytest.MonkeyPatch) -> None:
    key = "work_fixed"
    monkeypatch.setitem(REASONS[key].required, "fte", Kind.LOAD)
    plan = planned().model_copy(update={"notes": (Reason.of(key, fte=0.73),)})
    assert "固定 0.73 FTE" in text_of(plan, "md", catalog=load_catalog())
    assert "固定 0.73 FTE" not in text_of(plan, "md", Audience.STAFF, catalog=load_catalog())


def test_each_text_of_a_plan_gives_way_to_what_the_program_or_the_structure_says() -> None:
    structure = TeamStructure.model_validate(
        {
            "id": "some-team",
            "title": "甲",
            "title_en": "A",
            "stage": "growth",
            "model": "b2c",
            "summary": "概要",
            "notes": ("附注",),
            "departments": {"设计部": "做图。"},
            "posts": (
                {"id": "a", "title": "甲", "department": "设计部", "roles": {"designer": 1}, "note": "岗注"},
                {"id": "b", "title": "乙", "department": "设计部", "roles": {"packer": 1}, "reports_to": "a"},
            ),
            "outside": ({"title": "外包名", "note": "外包注", "instead_of": ("packer",)},),
            "sources": ("001",),
        }
    )
    catalog = CATALOG.model_copy(update={"teams": (structure,)})
    published = ("概要", "附注", "岗注", "外包名", "外包注")
    written = [Reason.of("own_words", words=words) for words in (*published, "闲话")]
    origin = Origin(kind="template", template="some-team", notes=tuple(written))
    own = full_plan(origin=origin, departments={"设计部": "闲话", "运营部": "闲话", "别处": "闲话"})
    told = without_free_text(edited(own, lambda reason: reason), catalog)
    assert [note.values["words"] for note in told.origin.notes] == [*published, ""]
    assert told.departments == {"设计部": "做图。", "运营部": "负责运营部范围内的目标、排期、质量与改进。", "别处": ""}
    assert [note.control for note in told.separation] == [CATALOG.organisation.separation[0].control]
    assert [service.cost for service in told.outside] == [None]
    assert {line.note for line in told.assumptions} == {None}
    assert told.positions[0].because == Reason.of("own_words", words="")
    planned_only = without_free_text(full_plan(departments={"设计部": "闲话"}), catalog)
    assert planned_only.departments == {"设计部": "负责设计部范围内的目标、排期、质量与改进。"}


def test_a_reason_keeps_its_values_where_they_tell_no_amount() -> None:
    harmless = Reason.of("sum_of_pay", positions=3)
    required = Reason.of("raise_cap", cap=120_000)
    optional = Reason.of("contributions_of_pay", rate="employer_rate", low=0.3, high=0.4, since="2025")
    notes = (Reason.of("founding_meetings").written("闲话"), harmless.written("闲话"), required, optional)
    told = without_free_text(full_plan(notes=notes), CATALOG).notes
    unsaid = Reason.of("own_words", words="")
    assert told == (Reason.of("founding_meetings"), harmless, unsaid, unsaid)


PAID = (
    "0.59w",
    "5 900",
    "5'900",
    "5,900元",
    "5.9k",
    "月薪五千九",
    "五千九百元",
    "9千",
    "wage 5900",
    "11,800",
    "一年七万零八百元",
)


def said_in_names(plan: Plan, said: str) -> Plan:
    """Return the plan as somebody wrote pay into every name, title, unit and source that staff read."""
    seats = [
        seat.model_copy(update={"title": f"{seat.title} {said}", "department": f"{seat.department} {said}"})
        for seat in plan.positions
    ]
    seats[1] = seats[1].model_copy(update={"incumbent": f"张三 {said}"})
    text = dict.fromkeys(("title", "unit", "source", "valid_from"), f"甲 {said}")
    assumed = [
        line.model_copy(update={name: value for name, value in text.items() if getattr(line, name)})
        for line in plan.assumptions
    ]
    return plan.model_copy(
        update={
            "title": f"方案 {said}",
            "brief": plan.brief.model_copy(update={"company": f"某店 {said}", "city": f"杭州 {said}"}),
            "positions": tuple(seats),
            "departments": {f"{name} {said}": text for name, text in plan.departments.items()},
            "next_hires": tuple(hire.model_copy(update={"title": f"甲 {said}"}) for hire in plan.next_hires),
            "separation": tuple(note.model_copy(update={"source": f"甲 {said}"}) for note in plan.separation),
            "assumptions": tuple(assumed),
        }
    )


@pytest.mark.parametrize("said", PAID)
def test_pay_in_a_name_or_source_never_reaches_staff(said: str) -> None:
    catalog, plan = load_catalog(), said_in_names(planned(), said)
    assert said in text_of(plan, "md", catalog=catalog)
    made = make_documents(plan, catalog, FORMATS, Audience.STAFF)
    texts = [content.decode() for content in made.contents.values()]
    for text in texts:
        assert said not in unescape(text)
    assert "（略）" in texts[0]
    assert "（略）" in texts[2]
    (note,) = made.notes
    count = int(note.en.split()[1])
    assert count > 3 * len(plan.positions)
    assert str(count) in note.zh


def test_whoever_may_see_pay_is_told_nothing() -> None:
    plan = said_in_names(planned(), "月薪五千九")
    assert make_documents(plan, load_catalog(), ["md"], Audience.BOSS).notes == ()


def test_nothing_is_left_out_of_plans_of_the_program() -> None:
    for plan in (planned(), published()):
        assert make_documents(plan, load_catalog(), ["md"], Audience.STAFF).notes == ()


def test_the_rule_finds_what_the_edition_leaves_out() -> None:
    catalog, place = load_catalog(), Place("plan.yaml")
    assert not [found for found in check_plan(planned(), place, catalog) if found.rule == "pay-in-free-text"]
    plan = said_in_names(planned(), "5.9k")
    found = [found for found in check_plan(plan, place, catalog) if found.rule == "pay-in-free-text"]
    left_out = told_to_staff(plan, catalog, "（略）").left_out
    assert left_out <= len(found) <= left_out + len(plan.departments)
