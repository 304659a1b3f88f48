"""Plans get their sentences written down; a refusal gets the words of both languages."""

from __future__ import annotations

import pytest

from teamplan.findings.words import Words
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.reason import Reason
from teamplan.planning.intake.infeasible import Change, InfeasibleError
from teamplan.planning.planner import plan_team
from teamplan.rendering.phrasing import Phrasing
from teamplan.sources.wording_file import load_wording
from teamplan.usecases.wording import infeasible, phrasing_of, worded


@pytest.fixture(scope="module")
def bare(catalog: Catalog) -> Plan:
    return plan_team(catalog, Brief.model_validate({"stage": "startup", "size": 3, "company": "甲"}))


def test_every_reason_gets_its_sentence_and_the_plan_its_title(bare, catalog):
    assert bare.positions[1].because.text is None
    plan = worded(bare, catalog)
    assert plan.title == "甲团队组建方案"
    words = phrasing_of(bare, catalog, "zh")
    assert [seat.because.text for seat in plan.positions] == [words.reason(seat.because) for seat in bare.positions]


def test_what_somebody_wrote_stands_as_it_is(bare, catalog):
    own = Reason.model_validate("店里忙不过来")
    head, second, *others = bare.positions
    written = second.because.written("早就写好了")
    seats = (head.model_copy(update={"because": own}), second.model_copy(update={"because": written}), *others)
    plan = worded(bare.model_copy(update={"positions": seats}), catalog)
    assert plan.positions[0].because is own
    assert plan.positions[0].because.text is None
    assert plan.positions[1].because.text == "早就写好了"
    assert plan.positions[2].because.text is not None


def test_a_refusal_is_in_both_languages_with_its_changes(catalog):
    reason, way_out = Reason.of("head_excluded", role="general_manager"), Reason.of("raise_size", size=4)
    error = infeasible(InfeasibleError(reason, [Change(way_out, {"size": 4})]), catalog)
    zh, en = (Phrasing(load_wording(language), catalog) for language in ("zh", "en"))
    assert error.message == Words(zh.reason(reason), en.reason(reason))
    assert [change.settings for change in error.changes] == [{"size": 4}]
    assert error.changes[0].message == Words(zh.reason(way_out), en.reason(way_out))


def test_phrasing_speaks_a_language_with_words_of_one_s_own_laid_over_it(bare, catalog, tmp_path):
    (tmp_path / "wording").mkdir()
    for language in ("zh", "en"):
        text = f"phrases: {{full_stop: '!{language}'}}\n"
        (tmp_path / "wording" / f"{language}.yaml").write_text(text, encoding="utf-8")
    stops = [
        phrasing_of(bare, catalog, *language, own=own).phrase("full_stop")
        for language in ([], ["zh"], ["en"])
        for own in (None, tmp_path)
    ]
    assert stops == ["。", "!zh", "。", "!zh", ".", "!en"]


def test_phrasing_rewords_what_the_built_in_words_said_and_leaves_what_somebody_wrote(bare, catalog):
    plan = worded(bare, catalog)
    said = plan.positions[1].because
    english = phrasing_of(plan, catalog, "en")
    assert english.said(said) == english.reason(said)
    assert english.said(said) != said.text
    assert english.said(said.written("另写的")) == "另写的"
    assert english.title(plan) == phrasing_of(bare, catalog, "en").title(bare)
