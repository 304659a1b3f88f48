"""Editions: the boss decides, HR sees everything, staff see no money and nobody's load."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rendered import CATALOG, chapter_of, document_of, own_file, table_of, text_of
from rendering_samples import PAY, full_plan

from teamplan.rendering.audience import Audience
from teamplan.rendering.phrasing import Phrasing
from teamplan.rendering.templating.problems import TemplateProblem
from teamplan.sources.wording_file import load_wording

if TYPE_CHECKING:
    from pathlib import Path

    from teamplan.model.plan import Plan

pytestmark = pytest.mark.slow


def test_the_boss_gets_decisions_and_money_without_the_detail() -> None:
    boss, hr = document_of(full_plan(), Audience.BOSS), document_of(full_plan())
    assert "请决定的事项" in repr(boss.chapters)
    assert "请决定的事项" not in repr(hr.chapters)
    assert "岗位目的：" not in repr(boss.chapters)
    assert f"{PAY.low:,}–{PAY.high:,}" in text_of(full_plan(), "md", Audience.BOSS)
    assert len(repr(boss.chapters)) < 0.7 * len(repr(hr.chapters))


def test_the_cover_and_the_end_say_for_whom_an_edition_is() -> None:
    labels = {Audience.BOSS: "决策版", Audience.HR: "完整版", Audience.STAFF: "员工版"}
    for audience, label in labels.items():
        document = document_of(full_plan(), audience)
        assert dict(document.cover)["版本"] == label
        assert document.frame.label == label


def test_overload_is_flagged_for_hr_and_not_told_to_staff() -> None:
    hats = table_of(document_of(full_plan()), "兼岗与负荷")
    flagged = [row[-1].value for row in hats.rows if row[-1].alert]
    assert flagged == ["超负荷 0.15"]
    complete, staff = text_of(full_plan()), text_of(full_plan(), "md", Audience.STAFF)
    for word in ("超负荷", "负荷（FTE）", "单点依赖", "工作量只有 0.20 FTE", "缺口最大"):
        assert word in complete, word
        assert word not in staff, word


def secret_figures(plan: Plan) -> set[int]:
    assert plan.budget is not None
    assert plan.budget.cap is not None
    assert plan.target is not None
    judged = plan.judgement
    assert judged is not None
    assert judged.affordable is not None
    bands = {judged.income, judged.sales_per_head.value, judged.sales_per_head.low, judged.sales_per_head.high}
    sums = {plan.budget.cap, plan.target.cost, judged.affordable.cost, *(round(value) for value in bands)}
    ranges = [PAY, plan.budget.monthly, plan.budget.one_off, *(line.amount for line in plan.budget.lines)]
    return {value for money in ranges for value in (money.low, money.base, money.high)} | sums


def figures_in(text: str) -> set[int]:
    found = (figure.replace(",", "") for figure in re.findall(r"(?<![\w.,])\d[\d,]*(?![\w.])", text))
    return {int(figure) for figure in found if figure}


@pytest.mark.parametrize("kind", ["md", "html", "svg", "mmd"])
def test_a_staff_edition_shows_no_money(kind: str) -> None:
    plan = full_plan()
    secrets = secret_figures(plan)
    staff = text_of(plan, kind, Audience.STAFF)
    assert "客服专员" in staff
    if kind in ("md", "html"):
        assert figures_in(text_of(plan, kind)) & secrets, "the complete edition shows what the staff edition must not"
    assert not figures_in(staff) & secrets
    for word in ("月薪", "薪酬", "预算", "成本上限", "19,811"):
        assert word not in staff, word


@pytest.mark.parametrize("kind", ["md", "html", "svg", "mmd"])
def test_staff_read_nothing_of_whether_the_company_can_afford_them(kind: str) -> None:
    plan = full_plan()
    assert plan.judgement is not None
    notes = [Phrasing(load_wording(), CATALOG, plan).said(note) for note in plan.judgement.notes]
    complete, staff = text_of(plan, kind), text_of(plan, kind, Audience.STAFF)
    assert any("97,103" in note for note in notes)
    if kind == "md":
        assert all(note in complete for note in ("规模的三个依据", "人力成本占收入", *notes))
    for words in ("规模的三个依据", "人力成本", "养得起", "人均月销售额", "24%", *notes):
        assert words not in staff, words


def test_staff_see_the_way_to_the_target_without_its_cost() -> None:
    complete, staff = text_of(full_plan()), text_of(full_plan(), "md", Audience.STAFF)
    assert "131,713" in complete
    assert "131,713" not in staff
    assert "1,500,000" in staff


@pytest.mark.parametrize(
    "sentence",
    [
        "{{ view.establishment[0].load }}",
        "{{ view.hat_wearers[0].main.fte }}",
        "{{ view.overloads[0].load }}",
        "{{ view.overloads[0].load | written }}",
    ],
)
def test_a_sentence_that_would_tell_staff_a_load_is_refused_with_file_and_line(sentence: str, tmp_path: Path) -> None:
    text = '{% extends "builtin:goals.j2" %}\n{% block situation %}\n{{ paragraph("甲") }}\n{% call paragraph() %}\n'
    own = own_file(tmp_path, "documents/zh/goals.j2", f"{text}担子 {sentence}\n{{% endcall %}}{{% endblock %}}\n")
    assert re.search(r"担子 \d\.\d\d", repr(chapter_of(document_of(full_plan(), own=own), "goals")))
    with pytest.raises(TemplateProblem, match="an edition for staff shows no Load") as caught:
        document_of(full_plan(), Audience.STAFF, own=own)
    assert (caught.value.file, caught.value.line) == (str(tmp_path / "documents/zh/goals.j2"), 5)


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize(
    "sentence",
    [
        '{{ "担子 " ~ view.establishment[0].load }}',
        '{{ "共 " ~ view.total_load ~ " FTE" }}',
        "{{ view.establishment | map(attribute='load') | join('、') }}",
        "{{ '%s' | format(view.hires[0].month) }}",
        "{{ [view.total_load] }}",
        "{{ view.establishment[0] }}",
    ],
)
def test_a_quantity_joined_to_text_is_refused_with_advice(sentence: str, audience: Audience, tmp_path: Path) -> None:
    text = '{% extends "builtin:goals.j2" %}\n{% block situation %}\n{% call paragraph() %}\n'
    own = own_file(tmp_path, "documents/zh/goals.j2", f"{text}{sentence}\n{{% endcall %}}{{% endblock %}}\n")
    advice = r"show it with {{ }}, or join it with `\| written`|is nothing that can be written"
    with pytest.raises(TemplateProblem, match=advice) as caught:
        document_of(full_plan(), audience, own=own)
    assert (caught.value.file, caught.value.line) == (str(tmp_path / "documents/zh/goals.j2"), 4)


def test_the_view_of_staff_holds_no_money(tmp_path: Path) -> None:
    text = (
        "{% call chapter('a', 'A') %}{{ paragraph(view.pay_bands | length ~ '/' ~ (view.budget is none) ~ '/' ~ "
        "(view.hires | selectattr('pay') | list | length)) }}{% endcall %}"
    )
    own = own_file(tmp_path, "documents/zh/document.j2", text)
    assert "0/True/0" in repr(document_of(full_plan(), Audience.STAFF, own=own).chapters)
    assert "0/True/0" not in repr(document_of(full_plan(), own=own).chapters)
