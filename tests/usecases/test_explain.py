"""Why: explanations, and near misses."""

from __future__ import annotations

import pytest

from teamplan.rendering.why import subjects
from teamplan.usecases.errors import UnknownSubjectError
from teamplan.usecases.explain import explain


def test_every_subject_has_an_explanation(catalog, plan):
    known = subjects(plan)
    assert len(known) > 20
    assert all(explain(plan, catalog, subject) for subject in known)


def test_an_unknown_subject_names_those_that_are_near(catalog, plan):
    with pytest.raises(UnknownSubjectError) as caught:
        explain(plan, catalog, "budgt")
    assert (caught.value.name, caught.value.near[0]) == ("budgt", "budget")
    assert caught.value.known == subjects(plan)
