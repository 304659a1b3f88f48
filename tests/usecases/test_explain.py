"""Why: explanations, and near misses."""

from __future__ import annotations

import pytest

from teamplan.findings.words import Words
from teamplan.rendering.why import subjects
from teamplan.usecases.errors import UnknownSubjectError, UnusableWordingError
from teamplan.usecases.explain import explain
from teamplan.usecases.wording import phrasing_of

pytestmark = pytest.mark.slow


def test_every_subject_has_an_explanation(catalog, plan):
    known = subjects(plan)
    assert len(known) > 20
    assert all(explain(plan, catalog, subject) for subject in known)


def test_an_unknown_subject_names_those_that_are_near(catalog, plan):
    with pytest.raises(UnknownSubjectError) as caught:
        explain(plan, catalog, "budgt")
    assert (caught.value.name, caught.value.near[0]) == ("budgt", "budget")
    assert caught.value.known == subjects(plan)


def test_an_explanation_is_in_the_words_that_are_given_else_in_the_built_in_ones(catalog, plan):
    english = phrasing_of(plan, catalog, "en")
    built_in = explain(plan, catalog, "size")
    assert built_in == explain(plan, catalog, "size", phrasing_of(plan, catalog))
    assert built_in != explain(plan, catalog, "size", english)


def test_a_sentence_that_cannot_be_filled_is_refused_by_its_key(catalog, plan, tmp_path):
    seat = plan.positions[1]
    (tmp_path / "wording").mkdir()
    words = f"reasons: {{{seat.because.key}: '{{{{ nobody }}}}'}}\n"
    (tmp_path / "wording" / "zh.yaml").write_text(words, encoding="utf-8")
    with pytest.raises(UnusableWordingError) as caught:
        explain(plan, catalog, seat.id, phrasing_of(plan, catalog, own=tmp_path))
    key = f"reasons.{seat.because.key}"
    assert caught.value.key == key
    assert caught.value.message == Words(
        f"措辞有问题：wording/{key}：没有这个名称：'nobody' is undefined", f"wording/{key}: 'nobody' is undefined"
    )
